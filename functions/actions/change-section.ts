import type { Event } from '../approval/event.ts';
import { isRefusal, type Refusal, type Ruling } from '../approval/refusal.ts';
import { type Committed, commit, findChange, type Write } from '../records/commit.ts';
import type { Desk } from '../records/desk.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import { freshName, type Parts } from './parts.ts';

/** How often a lost race is run again before the person is asked to try later. */
const RACES = 8;

export type Changed = Committed;

/** No such section: not a rule's refusal, because there is nothing to rule on. */
export interface NoSection {
  readonly refused: 'no-such-section';
}

export interface ChangeOf {
  load(): Promise<Desk | null>;
  /** A desk that was read already: the first try is made on it. Where it is stale, that try loses its race. */
  readonly seen?: Desk | undefined;
  rule(desk: Desk): Ruling | Promise<Ruling>;
  /** Names the change where the action needs the name itself (a decision, an execution). */
  readonly change?: string;
  /** A comment or a reason; blank ones are not kept. `name`: of a coordinator who is nobody of the plan. */
  readonly text?: { readonly text: string; readonly name?: string | null };
  writes?(desk: Desk, event: Event): readonly Write[] | Promise<readonly Write[]>;
}

/**
 * Load → ask the rule → commit. A lost race re-reads and asks the rule again, up to 8 times with jitter, then throws
 * TransientFault; so does an answer that was lost where the change was not made.
 */
export async function changeSection(parts: Parts, of: ChangeOf): Promise<Changed | Refusal | NoSection> {
  const change = of.change ?? freshName(parts);
  const key = Buffer.from(parts.secretBytes(32)).toString('hex');
  const words = of.text !== undefined && of.text.text.trim() !== '' ? of.text : undefined;
  let lost: Desk | null = null;
  for (let race = 1; race <= RACES; race += 1) {
    const desk: Desk | null = (race === 1 ? of.seen : undefined) ?? (await of.load());
    if (desk === null) return { refused: 'no-such-section' };
    // This very change may have been under way, and have landed since: no rule allows it twice.
    const own = lost === null ? null : await findChange(parts.table, lost.section.id, lost, change);
    if (own !== null) return own;
    const ruling = await of.rule(desk);
    if (isRefusal(ruling)) return ruling;
    const writes = of.writes === undefined ? [] : await of.writes(desk, ruling);
    const text = words === undefined ? {} : { text: { text: words.text, name: words.name ?? null, key } };
    const outcome = await commit(parts.table, parts.pace, desk, ruling, { change, ...text, writes });
    if (outcome !== 'lost-race') return outcome;
    lost = desk;
    await parts.wait(parts.random() * 20 * 2 ** race);
  }
  throw new TransientFault('many are changing this section at this moment');
}
