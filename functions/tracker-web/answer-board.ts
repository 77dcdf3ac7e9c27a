import { readShownBoard, type ShownBoard } from '../records/plan/shown-board.ts';
import { readHoldReason } from '../records/section/hold-reason.ts';
import { readPlanList } from '../records/plan/plan-list.ts';
import { mayAct } from '../sign-in/access.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipOf } from './membership.ts';
import { pathOfPlan } from './model/paths.ts';
import { type BoardModel, boardModel } from './model/board-model.ts';
import { boardPage, plansPage } from './view/board-page.tsx';
import { plainPage } from './view/plain-page.tsx';

/**
 * `/?plan=ID`: one plan's board, or what of it is looked for, by one Query. `/`: leads there where this person has one plan, else lists theirs.
 * A plan that is not theirs is refused as one that does not exist, and nothing of its board is read.
 */
export async function answerBoard(tracker: Tracker, asked: Asked): Promise<Answer> {
  const { dependencies, words } = tracker;
  const { signedIn, query } = asked;
  const { plan } = query;
  const refused: Answer = { status: 403, html: plainPage(words.tracker.forbidden, words, signedIn) };
  if (plan !== undefined) {
    const member = await membershipOf(tracker, asked, plan);
    const board = member === null ? null : await readShownBoard(dependencies.table, plan);
    if (board === null) return refused;
    const now = dependencies.now();
    const model = boardModel(board, now, query);
    const whys = await whysOf(tracker, model);
    const { people } = board;
    const picks = member !== null && mayAct(member) ? { all: query['pick'] === 'all' } : null;
    const html = boardPage({ model, people, whys, picks, words, signedIn, now, ailment: tracker.ails() });
    return { status: 200, html };
  }
  const listed = await readPlanList(dependencies.table);
  const members = await Promise.all(listed.map((id) => membershipOf(tracker, asked, id)));
  const theirs = listed.filter((_, i) => members[i] !== null);
  const [only] = theirs;
  if (only === undefined)
    return listed.length === 0
      ? { status: 200, html: plainPage(words.tracker.noPlan, words, signedIn) }
      : refused;
  if (theirs.length === 1) return { to: pathOfPlan(only) };
  const boards = await Promise.all(theirs.map((id) => readShownBoard(dependencies.table, id)));
  const shown = boards.filter((board): board is ShownBoard => board !== null);
  const now = dependencies.now();
  const models = shown.map((board) => boardModel(board, now));
  return { status: 200, html: plansPage(models, { words, signedIn, now, ailment: tracker.ails() }) };
}

/** Where so many are held at once, it was for one reason. */
const MOST_WHYS = 20;

/** Why the held sections of a page are held: their own words stand with their history, not on the board. */
async function whysOf(
  { dependencies }: Tracker,
  { books }: BoardModel,
): Promise<ReadonlyMap<string, string>> {
  const held = books
    .flatMap(({ sections }) => sections.filter(({ held: by }) => by !== null).map(({ id }) => id))
    .slice(0, MOST_WHYS);
  const whys = await Promise.all(held.map((id) => readHoldReason(dependencies.table, id)));
  return new Map(held.flatMap((id, i): [string, string][] => (whys[i] ? [[id, whys[i]]] : [])));
}
