import { readShownBoard, type ShownBoard } from '../records/shown-board.ts';
import { readPlanList } from '../records/plan-list.ts';
import { memberOf } from '../sign-in/access.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { pathOfPlan } from './model/paths.ts';
import { lookOf } from './model/board-model.ts';
import { boardPage, plansPage } from './view/board-page.tsx';
import { plainPage } from './view/plain-page.tsx';

/**
 * `/?plan=ID`: one plan's board, by one Query. `/`: leads there where this person has one plan, else lists theirs.
 * A plan that is not theirs is refused as one that does not exist.
 */
export async function answerBoard(tracker: Tracker, { signedIn, query }: Asked): Promise<Answer> {
  const { parts, words } = tracker;
  const { plan } = query;
  const refused: Answer = { status: 403, html: plainPage(words.tracker.forbidden, words, signedIn) };
  const isTheirs = ({ plan: of, people }: ShownBoard) => memberOf(of, people, signedIn.account) !== null;
  if (plan !== undefined) {
    const board = await readShownBoard(parts.table, plan);
    if (board === null || !isTheirs(board)) return refused;
    return { status: 200, html: boardPage(board, words, signedIn, parts.now(), lookOf(query)) };
  }
  const listed = await readPlanList(parts.table);
  const boards = await Promise.all(listed.map((id) => readShownBoard(parts.table, id)));
  const theirs = boards.filter((board): board is ShownBoard => board !== null && isTheirs(board));
  const [only] = theirs;
  if (only === undefined)
    return listed.length === 0
      ? { status: 200, html: plainPage(words.tracker.noPlan, words, signedIn) }
      : refused;
  return theirs.length === 1
    ? { to: pathOfPlan(only.plan.plan) }
    : { status: 200, html: plansPage(theirs, words, signedIn, parts.now()) };
}
