import { readShownBoard, type ShownBoard } from '../records/shown-board.ts';
import { readPlanList } from '../records/plan-list.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipOf } from './membership.ts';
import { pathOfPlan } from './model/paths.ts';
import { lookOf } from './model/board-model.ts';
import { boardPage, plansPage } from './view/board-page.tsx';
import { plainPage } from './view/plain-page.tsx';

/**
 * `/?plan=ID`: one plan's board, by one Query. `/`: leads there where this person has one plan, else lists theirs.
 * A plan that is not theirs is refused as one that does not exist, and nothing of its board is read.
 */
export async function answerBoard(tracker: Tracker, asked: Asked): Promise<Answer> {
  const { parts, words } = tracker;
  const { signedIn, query } = asked;
  const { plan } = query;
  const refused: Answer = { status: 403, html: plainPage(words.tracker.forbidden, words, signedIn) };
  if (plan !== undefined) {
    const member = await membershipOf(tracker, asked, plan);
    const board = member === null ? null : await readShownBoard(parts.table, plan);
    if (board === null) return refused;
    return { status: 200, html: boardPage(board, words, signedIn, parts.now(), lookOf(query)) };
  }
  const listed = await readPlanList(parts.table);
  const members = await Promise.all(listed.map((id) => membershipOf(tracker, asked, id)));
  const theirs = listed.filter((_, i) => members[i] !== null);
  const [only] = theirs;
  if (only === undefined)
    return listed.length === 0
      ? { status: 200, html: plainPage(words.tracker.noPlan, words, signedIn) }
      : refused;
  if (theirs.length === 1) return { to: pathOfPlan(only) };
  const boards = await Promise.all(theirs.map((id) => readShownBoard(parts.table, id)));
  const shown = boards.filter((board): board is ShownBoard => board !== null);
  return { status: 200, html: plansPage(shown, words, signedIn, parts.now()) };
}
