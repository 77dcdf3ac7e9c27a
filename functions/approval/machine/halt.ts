import { type Acting, PARAF } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/** Marks a section whose execution cannot go on, if that execution is of the section's own generation. */
export function halt(
  section: Section,
  { generation, reason, now }: { generation: number; reason: string } & Pick<Acting, 'now'>,
): Ruling {
  if (generation < section.generation) return refuse({ refused: 'superseded-generation' });
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (section.state === 'signed-off') return refuse({ refused: 'signed-off' });
  if (section.execution === null) return refuse({ refused: 'not-started' });
  if (section.halt !== null) return refuse({ refused: 'already-halted' });
  return { type: 'halted', reason, at: now, by: PARAF };
}
