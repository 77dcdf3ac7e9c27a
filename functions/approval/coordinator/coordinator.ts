import { isBlank, type Reasoned } from '../acting.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Assignment, assignmentOf, openStage, type Section, type Stage } from '../section.ts';

/** Every act of a coordinator needs a reason, and none touches a cancelled section. */
export function mayAct(section: Section, { why }: Reasoned): { ready: true } | Refusal {
  if (isBlank(why)) return refuse({ refused: 'reason-missing' });
  return section.state === 'cancelled' ? refuse({ refused: 'cancelled' }) : { ready: true };
}

/** The open stage, or why there is none to act on. */
export function stageToActOn(section: Section, act: Reasoned): { stage: Stage } | Refusal {
  const may = mayAct(section, act);
  if ('refused' in may) return may;
  const stage = openStage(section);
  return stage === null ? refuse({ refused: 'no-open-stage' }) : { stage };
}

/** The open stage and the still undecided assignment of this person, or why there is none. */
export function undecided(
  section: Section,
  act: Reasoned & { readonly person: string },
): { stage: Stage; assignment: Extract<Assignment, { status: 'open' }> } | Refusal {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  const assignment = assignmentOf(at.stage, act.person);
  switch (assignment?.status) {
    case 'open':
      return { stage: at.stage, assignment };
    case 'decided':
      return refuse({ refused: 'already-decided', person: act.person, decision: assignment.decision });
    case 'replaced':
      return refuse({ refused: 'replaced', replacedBy: assignment.replacedBy });
    case 'excused':
      return refuse({ refused: 'excused' });
    default:
      return refuse({ refused: 'not-assigned' });
  }
}

/** Whether somebody other than `person` has approved (or submitted), or still can. */
export const someoneElseCanApprove = (stage: Stage, person: string): boolean =>
  stage.assignments.some(
    (a) =>
      a.person !== person &&
      (a.status === 'open' || (a.status === 'decided' && a.decision.choice !== 'return')),
  );

/** Whether this person can be seated: nobody is asked twice, nor after having decided. */
export function mayBeSeated(stage: Stage, person: string): { ready: true } | Refusal {
  const status = assignmentOf(stage, person)?.status;
  return status === undefined || status === 'replaced' || status === 'excused'
    ? { ready: true }
    : refuse({ refused: 'already-assigned' });
}
