import type { Reasoned } from '../acting.ts';
import { apply } from '../apply.ts';
import { someoneElseCanApprove, undecided } from './coordinator.ts';
import type { Event } from '../event.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';
import { traitsOf } from '../path/stages.ts';
import { tally } from '../holder/tally.ts';

/**
 * Lets a stage go on without a person who has not decided. Never who signs alone, and is replaced instead; and never the
 * last one who has approved or still could: excusing must not make an approval that nobody gave. Where it would close
 * the stage, it waits for a held or disputed section's release.
 */
export function excuse(section: Section, act: Reasoned & { readonly person: string }): Ruling {
  const at = undecided(section, act);
  if ('refused' in at) return at;
  if (traitsOf(at.stage.stage).alone) return refuse({ refused: 'sekda-is-replaced' });
  if (!someoneElseCanApprove(at.stage, act.person)) return refuse({ refused: 'nobody-left' });
  const excused: Event = { type: 'excused', person: act.person, closes: null, at: act.now, by: act.by };
  const stage = apply(section, excused).stage;
  const closes = stage === null ? null : tally(stage);
  // While held nothing is decided, and an approval that is disputed must not close a stage.
  if (closes !== null && section.dispute !== null) return refuse({ refused: 'disputed' });
  if (closes !== null && section.hold !== null) return refuse({ refused: 'held' });
  return { ...excused, closes };
}
