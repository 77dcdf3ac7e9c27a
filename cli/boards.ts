import { type Board, readBoard } from '../functions/records/plan/board.ts';
import { CannotDo, type Office } from './command.ts';
import { didYouMean } from './nearest.ts';

/** The board of one plan, or those of all. Throws CannotDo where there is no such plan. */
export async function readBoards(office: Office, plan?: string): Promise<Board[]> {
  if (plan !== undefined) {
    const board = await readBoard(office.dependencies.table, plan);
    if (board !== null) return [board];
    throw new CannotDo(`There is no plan "${plan}".${didYouMean(plan, await office.plans())}`);
  }
  const plans = await office.plans();
  const boards = await Promise.all(plans.map((id) => readBoard(office.dependencies.table, id)));
  return boards.flatMap((board) => (board === null ? [] : [board]));
}
