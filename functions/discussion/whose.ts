import { isDrafting } from '../approval/path/stages.ts';
import type { StageName } from '../approval/path/paths.ts';
import { type Assignment, assignmentOf, seatOf, type Stage } from '../approval/section.ts';
import type { Paper } from './paper.ts';

/** Whose shelf this is: each giver's own; a round's drafters have one together, for their answers. */
export const shelfOf = (stage: StageName, person: string): string =>
  isDrafting(stage) ? 'drafters' : person;

/** The seat of a comment: a place's id is its own only within a stage. Null: this person has none there. */
export function seatIn(stage: Stage | null, person: string): string | null {
  const assignment: Assignment | undefined = stage === null ? undefined : assignmentOf(stage, person);
  return stage === null || assignment === undefined ? null : `${stage.stage}/${seatOf(assignment)}`;
}

/** Papers that a person may see of a shelf: their own, and of a round's drafters one another's answers. */
export const seenBy = (papers: readonly Paper[], person: string): Paper[] =>
  papers.filter((it) => it.paper === 'answer' || it.by === person);
