import { dayOf } from '../../functions/calendar/day-of.ts';
import { onDayAt } from '../../functions/calendar/end-of-day.ts';
import { isDate } from '../../functions/calendar/read-due.ts';
import { type DayLetter, lettersOn } from '../../functions/letters/letters-on.ts';
import { isWorkingDay, workingDayBefore } from '../../functions/deadlines/working-days.ts';
import { letterPlanOf } from '../../functions/records/letters/letter-plan.ts';
import type { Board } from '../../functions/records/plan/board.ts';
import { nothingLeft } from '../act.ts';
import { readBoards } from '../boards.ts';
import { type Command, EXIT, flag, UsageFault } from '../command.ts';
import { tableText } from '../table-text.ts';

/** One person's letter, as `paraf letters --json` prints it: how many sections each part names. */
interface LetterForeseen {
  readonly person: string;
  readonly parts: { readonly yours: number; readonly people: number; readonly plan: number };
  readonly sections: readonly string[];
}

export const letters: Command = {
  name: 'letters',
  usage: 'letters --dry-run [--date DATE] [--plan P] [--json]',
  summary:
    'Shows who would get a letter on a day, and about what, if nothing changed until then. Sends nothing.',
  more: [
    '--date DATE: today, where it does not say. On a day off nobody gets one.',
    'As the letters of the working day before had been made. Letters are made by themselves, at 08.05, 10.05 or 13.05.',
  ],
  options: {
    'dry-run': { type: 'boolean' },
    date: { type: 'string' },
    plan: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(terminal, typed) {
    nothingLeft(typed, 0);
    if (typed.flags['dry-run'] !== true)
      throw new UsageFault('letters only shows: add --dry-run. They are made by themselves.');
    const office = await terminal.connect();
    const date = flag(typed, 'date') ?? dayOf(office.dependencies.now());
    if (!isDate(date)) throw new UsageFault('--date takes a day such as 2026-12-07.');
    const boards = await readBoards(office, flag(typed, 'plan'));
    const foreseen = boards.flatMap((board) => foresee(board, date));
    if (typed.flags['json'] === true) {
      terminal.out(JSON.stringify(foreseen, null, 2));
      return EXIT.ok;
    }
    if (foreseen.length === 0) terminal.out(`Nobody would get a letter on ${date}.`);
    const rows = foreseen.map(({ person, parts, sections }) => [
      person,
      String(parts.yours),
      String(parts.people),
      String(parts.plan),
      sections.join(' '),
    ]);
    if (rows.length > 0)
      for (const line of tableText(['PERSON', 'YOURS', 'PEOPLE', 'PLAN', 'SECTIONS'], rows))
        terminal.out(line);
    return EXIT.ok;
  },
};

function foresee(board: Board, date: string): LetterForeseen[] {
  const plan = letterPlanOf(board);
  if (!isWorkingDay(date, plan.calendar)) return [];
  const after = workingDayBefore(date, plan.calendar);
  return lettersOn(plan, { after, until: date }, onDayAt(date, '08.05'))
    .filter(({ person }) => mayGetMail(board, person))
    .map(foreseenOf);
}

/** Letters are made for those at whose address mail arrives. */
function mayGetMail({ people }: Board, id: string): boolean {
  const person = people.get(id);
  return person !== undefined && person.email !== null && person.undeliverable === null;
}

function foreseenOf({ person, yours, people, plan }: DayLetter): LetterForeseen {
  const items = [...yours, ...people, ...(plan?.items ?? [])];
  const count = (of: readonly { section: string }[]) => new Set(of.map(({ section }) => section)).size;
  return {
    person,
    parts: { yours: count(yours), people: count(people), plan: count(plan?.items ?? []) },
    sections: [...new Set(items.map(({ section }) => section))],
  };
}
