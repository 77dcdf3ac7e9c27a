import { type Act, actAsCoordinator, type CoordinatorAct } from '../functions/actions/coordinator-acts.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { readBoards } from './boards.ts';
import { CannotDo, type ExitCode, EXIT, needed, type Terminal, type Typed, UsageFault } from './command.ts';
import { whoActs } from './find-person.ts';
import { type FoundSection, findSection } from './find-section.ts';
import { sayActed, sayRefused, warnOf } from './say-acted.ts';

/** Every act says who and why. */
export const REASONED = { by: { type: 'string' }, why: { type: 'string' } } as const;

export const REASONED_HELP =
  '--by NAME: a person of the plan (id, name or address), or any name. --why TEXT: the reason, which is kept.';

/** The section that the first word names, and the word itself taken away from the rest. */
export async function sectionOf(dependencies: { terminal: Terminal; typed: Typed }) {
  const [name, ...words] = dependencies.typed.words;
  if (name === undefined) throw new UsageFault('SECTION is missing.');
  const office = await dependencies.terminal.connect();
  const found = findSection(await readBoards(office), name);
  return { office, found, rest: { ...dependencies.typed, words } };
}

/** Carries out acts on one section, one after the other, and says what came of each. Stops at a refusal. */
export async function carryOut(
  terminal: Terminal,
  typed: Typed,
  acts: (
    found: FoundSection,
    rest: Typed,
    dependencies: Dependencies,
  ) => Promise<readonly CoordinatorAct[]> | readonly CoordinatorAct[],
): Promise<ExitCode> {
  const by = needed(typed, 'by', 'who does this');
  const why = needed(typed, 'why', 'the reason, which is kept');
  const { office, found, rest } = await sectionOf({ terminal, typed });
  const who: Act = { section: found.section.section, why, ...whoActs(found.board.people, by) };
  const { dependencies } = office;
  const wanted = await acts(found, rest, dependencies);
  // Read again: somebody may just have been added.
  const [board = found.board] = await readBoards(office, found.board.plan.plan);
  for (const act of wanted) {
    const acted = await actAsCoordinator(dependencies, who, act);
    if ('refused' in acted) throw new CannotDo(`${who.section}: ${sayRefused(board.people, acted)}`);
    for (const line of await sayActed(dependencies.table, board, acted)) terminal.out(line);
    for (const warning of warnOf(board, acted)) terminal.err(warning);
  }
  return EXIT.ok;
}

/** No words may be left over. */
export function nothingLeft(typed: Typed, count: number): void {
  if (typed.words.length > count) {
    throw new UsageFault(`This is too much: ${typed.words.slice(count).join(' ')}.`);
  }
}
