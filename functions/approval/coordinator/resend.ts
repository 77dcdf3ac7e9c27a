import type { Reasoned } from '../acting.ts';
import { undecided } from './coordinator.ts';
import type { Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/** Mails a person who has not decided a fresh link; the former ones stop working. */
export function resend(section: Section, act: Reasoned & { readonly person: string }): Ruling {
  const at = undecided(section, act);
  if ('refused' in at) return at;
  return { type: 'link-renewed', person: act.person, asked: 'by-coordinator', at: act.now, by: act.by };
}
