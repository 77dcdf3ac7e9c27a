import { withEach } from '../actions/with-each.ts';
import { readRows } from '../records/outbox/outbox-rows.ts';
import { readShownBoard } from '../records/plan/shown-board.ts';
import { mayAct } from '../sign-in/access.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipOf } from './membership.ts';
import { askedAt, heldBy } from './model/held-by.ts';
import { holderPage } from './view/holder-page.tsx';
import { plainPage } from './view/plain-page.tsx';

/** Of so many it is looked up when they were asked; whoever holds more is reminded without. */
const MOST_LOOKED_UP = 50;

/** `/holders/ID?plan=ID`: what waits for one person. It reads the board, and one Query a section for its mails. */
export async function answerHolder(tracker: Tracker, asked: Asked, person: string): Promise<Answer> {
  const { dependencies, words } = tracker;
  const { signedIn, query } = asked;
  const plan = query['plan'] ?? '';
  const member = await membershipOf(tracker, asked, plan);
  const board = member === null ? null : await readShownBoard(dependencies.table, plan);
  if (member === null || board === null)
    return { status: 403, html: plainPage(words.tracker.forbidden, words, signedIn) };
  const who = board.people.get(person);
  if (who === undefined) return { status: 404, html: plainPage(words.holder.none, words, signedIn) };
  const now = dependencies.now();
  const held = heldBy(board, person, now);
  const asks = await withEach(held.slice(0, MOST_LOOKED_UP), async ({ section: { id, state, round } }) => {
    const at = askedAt(await readRows(dependencies.table, id), { person, stage: state, round });
    return [id, at] as const;
  });
  const html = holderPage({
    plan: board.plan,
    who,
    people: board.people,
    held,
    asked: new Map(asks),
    mayAct: mayAct(member),
    now,
    words,
    signedIn,
  });
  return { status: 200, html };
}
