import {
  type Moving,
  previewRecompute,
  recomputeDeadlines,
} from '../functions/actions/recompute-deadlines.ts';
import { dateInWords } from '../functions/calendar/in-words.ts';
import type { Board } from '../functions/records/plan/board.ts';
import { en } from '../functions/wording/en.ts';
import {
  CannotDo,
  EXIT,
  type ExitCode,
  flag,
  needed,
  type Office,
  type Terminal,
  type Typed,
} from './command.ts';
import { whoActs } from './find-person.ts';
import { findSection } from './find-section.ts';
import { sayRefused } from './say-acted.ts';
import { tableText } from './table-text.ts';

/** Shows which deadlines today's calendar would move; with `--by` and `--why`, moves them. */
export async function recompute(
  terminal: Terminal,
  typed: Typed,
  office: Office,
  board: Board,
): Promise<ExitCode> {
  const { dependencies } = office;
  const moving = (await previewRecompute(dependencies, board.plan.plan)) ?? [];
  if (moving.length === 0) {
    terminal.out('Every open deadline is as today’s calendar has it.');
    return EXIT.ok;
  }
  const rows = moving.map(({ section, title, was, due, moves }) => [
    section,
    title,
    day(was),
    day(due),
    moves,
  ]);
  for (const line of tableText(['SECTION', 'TITLE', 'DEADLINE', 'WOULD BE', ''], rows)) terminal.out(line);
  if (flag(typed, 'by') === undefined && flag(typed, 'why') === undefined) {
    terminal.out(
      'Nothing was moved. To move them: add --by NAME --why TEXT, and --earlier for earlier ones.',
    );
    return EXIT.ok;
  }
  const by = needed(typed, 'by', 'who does this');
  const why = needed(typed, 'why', 'the reason, which is kept');
  const earlier = earlierIn(typed, board, moving);
  const moves = moving.filter(({ section, moves: to }) => to === 'later' || earlier.has(section));
  const done = await recomputeDeadlines(dependencies, { ...whoActs(board.people, by), why, moves });
  const refused = done.flatMap(({ section, acted }) =>
    'refused' in acted ? [`${section}: ${sayRefused(board.people, acted)}`] : [],
  );
  terminal.out(`${done.length - refused.length} moved.`);
  for (const line of refused) terminal.err(line);
  return refused.length === 0 ? EXIT.ok : EXIT.refused;
}

/** The sections whose deadline may become earlier. */
function earlierIn(typed: Typed, board: Board, moving: readonly Moving[]): ReadonlySet<string> {
  const said = flag(typed, 'earlier');
  const earlier = moving.filter(({ moves }) => moves === 'earlier').map(({ section }) => section);
  if (said === undefined) return new Set();
  if (said === 'all') return new Set(earlier);
  const chosen = said.split(',').map((name) => findSection([board], name.trim()).section.section);
  const wrong = chosen.find((section) => !earlier.includes(section));
  if (wrong !== undefined) throw new CannotDo(`The deadline of ${wrong} does not become earlier.`);
  return new Set(chosen);
}

const day = (instant: string): string => dateInWords(instant, en.calendar);
