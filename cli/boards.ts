import { type Board, readBoard } from '../functions/records/board.ts';
import { CannotDo, type Office } from './command.ts';
import { didYouMean } from './nearest.ts';

/** The board of one plan, or those of all. Throws CannotDo where there is no such plan. */
export async function readBoards(office: Office, plan?: string): Promise<Board[]> {
  const plans = await office.plans();
  if (plan !== undefined && !plans.includes(plan)) {
    throw new CannotDo(`There is no plan "${plan}".${didYouMean(plan, plans)}`);
  }
  const boards = await Promise.all(
    (plan === undefined ? plans : [plan]).map((id) => readBoard(office.parts.table, id)),
  );
  return boards.flatMap((board) => (board === null ? [] : [board]));
}
