import { isRefusal, type RefusalName } from '../../approval/refusal.ts';
import { assignmentOf, openStage, type Stage } from '../../approval/section.ts';
import { type Seated, standing } from '../../approval/holder/standing.ts';
import type { ReviewLink } from '../../records/links/link-item.ts';
import { MAX_TRIES } from '../../records/links/links.ts';
import type { Facts } from './facts.ts';
import type { ToldState } from './page-model.ts';
import { traitsOf } from '../../approval/path/stages.ts';

/** Whether this link may still decide, or the state that says why not. */
export type LinkStanding = { readonly open: Stage } | { readonly told: ToldState };

export const seatOf = ({ person, round, stage, epoch }: ReviewLink): Seated => ({
  person,
  round,
  stage,
  epoch,
});

/** The link's expiry and lock, then the rules' own answer. */
export function standingOf({ dossier, link, now }: Pick<Facts, 'dossier' | 'link' | 'now'>): LinkStanding {
  const { section } = dossier;
  if (link.expires <= now) return { told: 'expired' };
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  const seat = asked === null ? undefined : assignmentOf(asked, link.person);
  // A link that was taken away stays so, whatever became of the section since: it opens no history and no draft.
  if (seat === undefined || seat.linkEpoch !== link.epoch) return { told: seatTold(seat?.status) };
  if (seat.status === 'replaced' || seat.status === 'excused') return { told: seat.status };
  if (section.state === 'cancelled') return { told: 'cancelled' };
  const stands = standing(section, asked, seatOf(link));
  if (isRefusal(stands)) return { told: toldBy(stands.refused) };
  if (traitsOf(link.stage).code && link.tries >= MAX_TRIES) return { told: 'locked' };
  return asked === null ? { told: 'revoked' } : { open: asked };
}

/** A former seat's link says what became of that seat, where it was replaced or excused; else that it was renewed. */
const seatTold = (status: string | undefined): ToldState =>
  status === 'replaced' || status === 'excused' ? status : 'revoked';

function toldBy(refused: RefusalName): ToldState {
  switch (refused) {
    case 'already-decided':
      return 'already-decided';
    case 'superseded':
      return 'superseded';
    case 'held':
      return 'on-hold';
    case 'disputed':
    case 'cancelled':
    case 'excused':
    case 'replaced':
      return refused;
    case 'stage-closed':
      return 'closed';
    default:
      return 'revoked';
  }
}

/** Whoever holds such a link is no longer a reader of the section: they learn which one it was, and no more. */
export const GONE: ReadonlySet<ToldState> = new Set(['expired', 'revoked', 'replaced', 'excused']);

/** Such a link opens nothing else that waits for its person. */
export const SHUT: ReadonlySet<ToldState> = new Set([...GONE, 'locked']);

/** Whether a new link would open something: the person still holds an undecided assignment of this section. */
export const holdsSomething = ({ dossier: { section }, link }: Pick<Facts, 'dossier' | 'link'>): boolean =>
  openStage(section)?.assignments.some((a) => a.person === link.person && a.status === 'open') ?? false;
