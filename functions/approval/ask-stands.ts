import { assignmentOf, openStage, type Section } from './section.ts';
import type { StageName } from './path/paths.ts';

/** What an ask was for: a person's seat in a stage of a round, at a link's epoch. */
export interface AskedSeat {
  readonly person: string;
  readonly stage: StageName;
  readonly round: number;
  readonly epoch: number;
}

/** Whether that very assignment is still open and no newer link was sent for it. */
export function askStands(section: Section, ask: AskedSeat): boolean {
  const stage = openStage(section);
  if (stage === null || stage.stage !== ask.stage || stage.round !== ask.round) return false;
  const seat = assignmentOf(stage, ask.person);
  return seat?.status === 'open' && seat.linkEpoch === ask.epoch;
}
