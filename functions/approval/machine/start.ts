import { type Acting, executionName } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/** Starts a section: drafting of round 1 opens next. `row` names the outbox row that starts the execution. */
export function start(section: Section, { by, now, row }: Acting & { row: string }): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (section.state !== 'not-started' || section.next !== null) return refuse({ refused: 'already-started' });
  const generation = section.generation + 1;
  return { type: 'started', generation, execution: executionName(section.id, generation, row), at: now, by };
}
