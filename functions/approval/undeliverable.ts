import { type Acting, PARAF } from './acting.ts';
import type { UndeliverableReason } from './event.ts';
import { refuse, type Ruling } from './refusal.ts';
import { assignmentOf, openStage, type Section } from './section.ts';
import type { StageName } from './stages.ts';

/** The ask that a mail was, where it was one. */
export type FailedAsk = { readonly stage: StageName; readonly round: number; readonly epoch: number };

/**
 * Notes that a mail did not reach a person; shown beside their name where they still hold something. An ask that has
 * been sent anew since, or no longer stands, is none of anybody's worry.
 */
export function undeliverable(
  section: Section,
  {
    person,
    mail,
    reason,
    ask,
    now,
  }: {
    person: string;
    mail: string;
    reason: UndeliverableReason;
    ask?: FailedAsk | undefined;
  } & Pick<Acting, 'now'>,
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (ask !== undefined && !standsStill(section, person, ask)) return refuse({ refused: 'unchanged' });
  return { type: 'undeliverable', person, mail, reason, at: now, by: PARAF };
}

function standsStill(section: Section, person: string, ask: FailedAsk): boolean {
  const stage = openStage(section);
  if (stage === null || stage.stage !== ask.stage || stage.round !== ask.round) return false;
  const seat = assignmentOf(stage, person);
  return seat?.status === 'open' && seat.linkEpoch === ask.epoch;
}
