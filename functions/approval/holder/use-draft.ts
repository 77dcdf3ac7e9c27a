import type { Acting } from '../acting.ts';
import { isRefusal, refuse, type Ruling } from '../refusal.ts';
import type { Section, Stage } from '../section.ts';
import { isDrafting } from '../path/stages.ts';
import { type Seated, standing } from './standing.ts';

/** A drafter puts a checked file into the round as its draft. It decides nothing. */
export function useDraft(
  section: Section,
  asked: Stage | null,
  { seat, sha256, now }: { seat: Seated; sha256: string } & Pick<Acting, 'now'>,
): Ruling {
  const stands = standing(section, asked, seat);
  if (isRefusal(stands)) return stands;
  if (!isDrafting(seat.stage)) return refuse({ refused: 'wrong-choice' });
  if (section.draft?.sha256 === sha256 && section.draft.round === section.round) {
    return refuse({ refused: 'unchanged' });
  }
  return { type: 'draft-used', sha256, round: section.round, at: now, by: seat.person };
}
