import { executionName } from '../acting.ts';
import { rebuild } from '../coordinator/rebuild.ts';
import type { Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/**
 * Starts a section anew whose records were put back to an earlier point. Executions of the history that is gone may
 * have had any generation since, so the new one is no lower than the time in whole seconds since 1970: rebuilds and
 * recalls raise a generation by one each, so none that ever was can be as high, and a later restore's is higher still.
 */
export function restart(
  section: Section,
  act: { readonly by: string; readonly now: string; readonly row: string; readonly reason: string },
): Ruling {
  const ruling = rebuild(section, { ...act, day: null });
  if ('refused' in ruling || ruling.type !== 'rebuilt') return ruling;
  const generation = Math.max(ruling.generation, Math.floor(Date.parse(act.now) / 1000));
  return { ...ruling, generation, execution: executionName(section.id, generation, act.row) };
}
