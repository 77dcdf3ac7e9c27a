import type { Reasoned } from '../approval/acting.ts';
import { mayAct } from '../approval/coordinator/coordinator.ts';
import { refuse, type Ruling } from '../approval/refusal.ts';
import type { Section } from '../approval/section.ts';
import { type Discussion, isOpenMust } from './discussion.ts';

/** A coordinator settles a `must` in its seat's place, with a reason. */
export function closeComment(
  section: Section,
  discussion: Discussion,
  act: Reasoned & { readonly comment: number },
): Ruling {
  const may = mayAct(section, act);
  if ('refused' in may) return may;
  const standing = discussion[act.comment - 1];
  if (standing === undefined || standing.kind !== 'must') return refuse({ refused: 'no-such-comment' });
  if (!isOpenMust(standing)) return refuse({ refused: 'comment-closed' });
  return { type: 'comment-closed', comment: act.comment, at: act.now, by: act.by };
}
