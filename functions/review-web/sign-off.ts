import { type Decided, decideSection } from '../actions/decide-section.ts';
import type { Dependencies } from '../actions/dependencies.ts';
import { isRefusal } from '../approval/refusal.ts';
import { ruleOnDecision, type Sent, shelfPlace } from '../actions/rule-on-decision.ts';
import { type Discussed, readDiscussed } from '../records/discussion/discussed.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { isCode } from '../records/links/link-secret.ts';
import { countTry, MAX_TRIES, readLink, uncountTry } from '../records/links/links.ts';
import type { Mailed } from './read-opened.ts';

export interface SignOff {
  readonly link: ReviewLink;
  /** The link whose mail carries the code: it is keyed by that one's secret, and its tries are counted there. */
  readonly mailed: Mailed;
  /** Six digits. */
  readonly code: string;
  readonly decision: Sent;
}

export type SignOffAnswer =
  | Decided
  | { readonly locked: true }
  | { readonly wrong: true; readonly left: number };

/**
 * Right codes that arrive at once hold the count for a moment each. Whoever finds it full looks again this often
 * before it counts as locked, so that a person's double clicks learn that it was decided.
 */
const LOOKS = 8;
const LOOK_MS = 150;

/**
 * Decides at sign-off. What the rule refuses anyway is refused before a code is counted; a code is counted before it
 * is compared; a right one takes its count back. One batch read, the count, and the transaction.
 */
export async function signOff(dependencies: Dependencies, asked: SignOff): Promise<SignOffAnswer> {
  const { link, mailed, code, decision } = asked;
  const { hash, token } = mailed;
  for (let look = 1; ; look += 1) {
    const snapshot = await readDiscussed(dependencies.table, link.section, link, shelfPlace(link).shelf);
    if (snapshot === null) return { refused: 'no-such-section' };
    const ruling = ruleOn(snapshot, asked, dependencies.now());
    if (isRefusal(ruling)) return ruling;
    if ((await countTry(dependencies.table, hash)) === 'counted') {
      if (!isCode(token, code, mailed.link.code ?? ''))
        return { wrong: true, left: await triesLeft(dependencies, hash) };
      await uncountTry(dependencies.table, hash);
      return decideSection(dependencies, link, decision, snapshot);
    }
    if (look === LOOKS) return { locked: true };
    await dependencies.wait(LOOK_MS);
  }
}

/** What it would seal is not kept: the key does not matter. */
const ruleOn = (snapshot: Discussed, { link, decision }: SignOff, now: string) =>
  ruleOnDecision(snapshot, link, decision, { decision: '', now, secret: '00' });

async function triesLeft({ table }: Dependencies, hash: string): Promise<number> {
  const link = await readLink(table, hash);
  return link?.kind === 'review' ? Math.max(0, MAX_TRIES - link.tries) : 0;
}
