import { type Acting, PARAF } from './acting.ts';
import type { UndeliverableReason } from './event.ts';
import { refuse, type Ruling } from './refusal.ts';
import type { Section } from './section.ts';

/** Notes that a mail did not reach a person; shown beside their name where they still hold something. */
export function undeliverable(
  section: Section,
  {
    person,
    mail,
    reason,
    now,
  }: { person: string; mail: string; reason: UndeliverableReason } & Pick<Acting, 'now'>,
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  return { type: 'undeliverable', person, mail, reason, at: now, by: PARAF };
}
