import { type Refusal, refuse } from '../refusal.ts';
import { firstStage } from '../path/stages.ts';
import { assignmentOf, type Assignment, openStage, type Section, type Stage } from '../section.ts';

/** Which assignment a link is for: a person in a stage of a round. */
export interface Seated {
  readonly person: string;
  readonly round: number;
  readonly stage: Stage['stage'];
  /** The epoch of the link: an older one than the assignment's is revoked. */
  readonly epoch: number;
}

type Open = Extract<Assignment, { status: 'open' }>;

/**
 * Whether this person may still decide in this stage of this round, or why not. `asked` is that very stage as it is
 * recorded, which may be an earlier one than the section's latest.
 */
export function standing(section: Section, asked: Stage | null, seat: Seated): { open: Open } | Refusal {
  const assignment = asked === null ? undefined : assignmentOf(asked, seat.person);
  if (asked === null || assignment === undefined) return refuse({ refused: 'not-assigned' });
  if (assignment.status === 'decided') {
    return refuse({ refused: 'already-decided', person: assignment.person, decision: assignment.decision });
  }
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (assignment.status === 'replaced')
    return refuse({ refused: 'replaced', replacedBy: assignment.replacedBy });
  if (assignment.status === 'excused') return refuse({ refused: 'excused' });
  if (section.round > seat.round) {
    return refuse({
      refused: 'superseded',
      round: section.round,
      stage: section.stage?.stage ?? firstStage(section.path),
    });
  }
  const current = openStage(section);
  if (current?.stage !== seat.stage || current.round !== seat.round || assignment.status === 'released') {
    return refuse({ refused: 'stage-closed' });
  }
  if (assignment.linkEpoch !== seat.epoch) return refuse({ refused: 'link-renewed' });
  if (section.dispute !== null) return refuse({ refused: 'disputed' });
  if (section.hold !== null) return refuse({ refused: 'held' });
  return { open: assignment };
}
