import { type Acting, PARAF } from '../acting.ts';
import { type AskedSeat, askStands } from '../ask-stands.ts';
import type { UndeliverableReason } from '../event.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

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
    ask?: AskedSeat | undefined;
  } & Pick<Acting, 'now'>,
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (ask !== undefined && !askStands(section, ask)) return refuse({ refused: 'unchanged' });
  return { type: 'undeliverable', person, mail, reason, at: now, by: PARAF };
}
