import type { DraftPair } from '../../approval/follows/compared-pairs.ts';
import { decisionsOf } from '../../records/section/decisions.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import type { ReviewLink } from '../../records/links/link-item.ts';

/**
 * The draft whose changes a reader sees unless they choose another: the one that they decided on last, before this
 * round; else the last one that somebody was asked about before; null where there is none.
 */
export function usualSince(
  dossier: Pick<Dossier, 'events' | 'texts'>,
  { person, round }: Pick<ReviewLink, 'person' | 'round'>,
  { pairs, current }: { readonly pairs: readonly DraftPair[]; readonly current: string },
): string | null {
  const own = decisionsOf(dossier).findLast(
    (it) => it.person === person && it.round < round && it.draft !== '',
  );
  const former = pairs.filter(({ newer }) => newer === current).map(({ older }) => older);
  // The nearest stands first.
  return former.find((older) => older === own?.draft) ?? former[0] ?? null;
}
