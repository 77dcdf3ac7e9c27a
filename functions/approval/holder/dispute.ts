import type { Acting } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/**
 * "This was not me": the person named in a receipt disputes that decision, which holds the section until a coordinator
 * releases or recalls it. It counts once per receipt: `counted` says whether it has.
 */
export function dispute(
  section: Section,
  { by, now, decision, counted }: Acting & { readonly decision: string; readonly counted: boolean },
): Ruling {
  if (counted) return refuse({ refused: 'already-disputed' });
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  return { type: 'disputed', decision, at: now, by };
}
