import { changeDays, type DayChange } from '../../functions/actions/change-days.ts';
import { isDate } from '../../functions/calendar/read-due.ts';
import { calendarsOf } from '../../functions/deadlines/calendar.ts';
import type { Board } from '../../functions/records/plan/board.ts';
import { dayOf } from '../../functions/calendar/day-of.ts';
import { nothingLeft, REASONED, REASONED_HELP } from '../act.ts';
import { readBoards } from '../boards.ts';
import {
  CannotDo,
  type Command,
  EXIT,
  type ExitCode,
  flag,
  needed,
  type Terminal,
  type Typed,
  UsageFault,
} from '../command.ts';
import { whoActs } from '../find-person.ts';
import { recompute } from '../recompute.ts';
import { tableText } from '../table-text.ts';

export const calendar: Command = {
  name: 'calendar',
  usage: 'calendar list|add DATE|remove DATE|recompute [--plan P]',
  summary:
    'Shows the days off, says of a plan’s day that it is off (or not), and counts open deadlines anew.',
  more: [
    'list [--year Y]: the days off from today on, or of a year, each with its ground.',
    'add DATE --name TEXT --source TEXT --by NAME: the plan’s office is off; --working: it works where others are off.',
    'remove DATE --by NAME: what was said of that day no longer counts.',
    'recompute: says which open deadlines today’s calendar would move, and moves none.',
    'recompute --by NAME --why TEXT: moves those that become later. --earlier SECTION (more with commas) or --earlier all:',
    'those that become earlier, too, never before the end of the next working day; their holders are mailed at once.',
    'Dates that were set by hand are left alone.',
    REASONED_HELP,
  ],
  options: {
    ...REASONED,
    plan: { type: 'string' },
    year: { type: 'string' },
    name: { type: 'string' },
    source: { type: 'string' },
    working: { type: 'boolean' },
    earlier: { type: 'string' },
  },
  async run(terminal, typed) {
    const [what, ...words] = typed.words;
    const rest = { ...typed, words };
    const office = await terminal.connect();
    const board = onlyOne(await readBoards(office, flag(typed, 'plan')));
    switch (what) {
      case 'list':
        nothingLeft(rest, 0);
        return list(terminal, rest, board, office.dependencies.now());
      case 'add':
      case 'remove': {
        nothingLeft(rest, 1);
        const date = dateOf(words[0]);
        const { by } = whoActs(board.people, needed(typed, 'by', 'who does this'));
        const change = what === 'add' ? { add: saidIn(typed, date) } : { remove: date };
        return changed(
          terminal,
          date,
          await changeDays(office.dependencies, { plan: board.plan.plan, by, change }),
        );
      }
      case 'recompute':
        nothingLeft(rest, 0);
        return recompute(terminal, rest, office, board);
      default:
        throw new UsageFault('calendar takes list, add, remove or recompute.');
    }
  },
};

function onlyOne(boards: readonly Board[]): Board {
  const [board, ...more] = boards;
  if (board === undefined) throw new CannotDo('There is no plan yet.');
  if (more.length > 0)
    throw new UsageFault(`Which plan? Add --plan ${boards.map((it) => it.plan.plan).join(' or ')}.`);
  return board;
}

function list(terminal: Terminal, typed: Typed, { plan }: Board, now: string): ExitCode {
  const { current } = calendarsOf(plan.daysOff);
  const year = flag(typed, 'year');
  const from = dayOf(now);
  const shown = [...current.daysOff]
    .filter(([date]) => (year === undefined ? date >= from : date.startsWith(`${year}-`)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  terminal.out(`${plan.title} (${plan.plan}), calendar ${current.version}`);
  const rows = shown.map(([date, { kind, name, source, estimated }]) => [
    date,
    kind,
    estimated ? `${name} (estimate)` : name,
    source,
  ]);
  for (const line of tableText(['DATE', 'KIND', 'NAME', 'SOURCE'], rows)) terminal.out(line);
  for (const { date, name, source } of plan.daysOff.filter(
    ({ day, until }) => day === 'working' && until === undefined,
  ))
    terminal.out(`${date}  a working day all the same: ${name} (${source})`);
  return EXIT.ok;
}

function dateOf(word: string | undefined): string {
  if (word === undefined || !isDate(word)) throw new UsageFault('DATE is a day such as 2026-12-07.');
  return word;
}

const saidIn = (typed: Typed, date: string): Extract<DayChange, { add: unknown }>['add'] => ({
  date,
  day: typed.flags['working'] === true ? 'working' : 'off',
  name: needed(typed, 'name', 'what the day is'),
  source: needed(typed, 'source', 'the decree or letter that says so'),
});

const WHY_NOT = {
  'no-such-plan': 'There is no such plan.',
  'said-already': 'That is said of this day already.',
  'not-said':
    'The plan says nothing of this day. A national day off is taken back with: calendar add DATE --working.',
  'too-many-days': 'A plan says something of at most 100 days, those taken back included.',
} as const;

function changed(terminal: Terminal, date: string, done: Awaited<ReturnType<typeof changeDays>>): ExitCode {
  if ('refused' in done) throw new CannotDo(WHY_NOT[done.refused]);
  terminal.out(`${date}: recorded. Calendar ${calendarsOf(done.days).current.version} counts from now on.`);
  terminal.out('Open deadlines stay as they were promised. To see which would move: calendar recompute.');
  return EXIT.ok;
}
