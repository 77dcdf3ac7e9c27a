import { executionName, type Reasoned } from '../acting.ts';
import { mayAct } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { openStage, type Section } from '../section.ts';

/**
 * Takes a section back: an open stage closes `returned`; where none is open, also after sign-off, or the section is
 * halted, the next round's drafting is started afresh by a new execution (named with `row`). A hold, a dispute and a
 * halt are cleared.
 */
export function recall(section: Section, act: Reasoned & { readonly row: string }): Ruling {
  const may = mayAct(section, act);
  if ('refused' in may) return may;
  if (section.state === 'not-started') return refuse({ refused: 'not-started' });
  const generation = section.generation + 1;
  const afresh =
    openStage(section) === null || section.halt !== null
      ? { generation, execution: executionName(section.id, generation, act.row) }
      : null;
  return { type: 'recalled', afresh, at: act.now, by: act.by };
}
