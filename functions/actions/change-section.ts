import type { Event } from '../approval/event.ts';
import { isRefusal, type Refusal, type Ruling } from '../approval/refusal.ts';
import { type Committed, commit, findChange, type Write } from '../records/section/commit.ts';
import type { Snapshot } from '../records/section/snapshot.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** How often a lost race is run again before the person is asked to try later. */
const RACES = 8;

export type Changed = Committed;

/** No such section: not a rule's refusal, because there is nothing to rule on. */
export interface NoSection {
  readonly refused: 'no-such-section';
}

export interface ChangeOf<Read extends Snapshot = Snapshot> {
  load(): Promise<Read | null>;
  /** A snapshot that was read already: the first try is made on it. Where it is stale, that try loses its race. */
  readonly seen?: Read | undefined;
  rule(snapshot: Read): Ruling | Promise<Ruling>;
  /** Names the change where the action needs the name itself (a decision, an execution). */
  readonly change?: string;
  /** A comment or a reason; blank ones are not kept. `name`: of a coordinator who is nobody of the plan. */
  readonly text?: { readonly text: string; readonly name?: string | null };
  writes?(snapshot: Read, event: Event): readonly Write[] | Promise<readonly Write[]>;
}

/**
 * Load → ask the rule → commit. A lost race re-reads and asks the rule again, up to 8 times with jitter, then throws
 * TransientFault; so does an answer that was lost where the change was not made.
 */
export async function changeSection<Read extends Snapshot>(
  dependencies: Dependencies,
  of: ChangeOf<Read>,
): Promise<Changed | Refusal | NoSection> {
  const change = of.change ?? freshName(dependencies);
  const key = Buffer.from(dependencies.secretBytes(32)).toString('hex');
  const words = of.text !== undefined && of.text.text.trim() !== '' ? of.text : undefined;
  let lost: Read | null = null;
  for (let race = 1; race <= RACES; race += 1) {
    const snapshot: Read | null = (race === 1 ? of.seen : undefined) ?? (await of.load());
    if (snapshot === null) return { refused: 'no-such-section' };
    // This very change may have been under way, and have landed since: no rule allows it twice.
    const own = lost === null ? null : await findChange(dependencies.table, lost.section.id, lost, change);
    if (own !== null) return own;
    const ruling = await of.rule(snapshot);
    if (isRefusal(ruling)) return ruling;
    const writes = of.writes === undefined ? [] : await of.writes(snapshot, ruling);
    const text = words === undefined ? {} : { text: { text: words.text, name: words.name ?? null, key } };
    const outcome = await commit(dependencies.table, dependencies.pace, snapshot, ruling, {
      change,
      ...text,
      writes,
    });
    if (outcome !== 'lost-race') return outcome;
    lost = snapshot;
    await dependencies.wait(dependencies.random() * 20 * 2 ** race);
  }
  throw new TransientFault('many are changing this section at this moment');
}
