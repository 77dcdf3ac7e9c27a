import { isBlank, type Reasoned } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/** Ends a section, its links and its execution. Its history stays. */
export function cancel(section: Section, act: Reasoned): Ruling {
  if (isBlank(act.why)) return refuse({ refused: 'reason-missing' });
  return section.state === 'cancelled'
    ? refuse({ refused: 'already-cancelled' })
    : { type: 'cancelled', at: act.now, by: act.by };
}
