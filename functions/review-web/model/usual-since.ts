import { decisionsOf } from '../../records/decisions.ts';
import type { Dossier } from '../../records/dossier.ts';
import type { ReviewLink } from '../../records/link-item.ts';

/**
 * The draft whose changes a reader sees unless they choose another: the one that they decided on last, before this
 * round; else the former round's last one; null in the first round.
 */
export function usualSince(
  dossier: Pick<Dossier, 'drafts' | 'events' | 'texts'>,
  { person, round }: Pick<ReviewLink, 'person' | 'round'>,
): string | null {
  const own = decisionsOf(dossier).findLast(
    (it) => it.person === person && it.round < round && it.draft !== '',
  );
  return own?.draft ?? dossier.drafts.findLast((it) => it.round < round)?.sha256 ?? null;
}
