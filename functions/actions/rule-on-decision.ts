import { type Choosing, decide } from '../approval/holder/decide.ts';
import type { Event } from '../approval/event.ts';
import { isRefusal, type Refusal } from '../approval/refusal.ts';
import { saySomething, seal } from '../discussion/seal.ts';
import { seatIn, shelfOf } from '../discussion/whose.ts';
import { type Bundle, bundleHash, bundlesOf } from '../records/discussion/bundles.ts';
import type { Discussed } from '../records/discussion/discussed.ts';
import type { ShelfPlace } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';

/** What a person sends: their choice, on which draft and which papers, and what they wrote in the form itself. */
export interface Sent extends Pick<Choosing, 'choice' | 'draft' | 'comment'> {
  /** The revision of the papers that the page showed; null, or left out: it showed none. */
  readonly papers?: number | null;
}

/** A decision with the texts that it seals. */
export interface RuledDecision {
  readonly event: Event;
  readonly bundles: readonly Bundle[];
}

/** Where a link's giver keeps what they have not sent. */
export const shelfPlace = ({ section, round, stage, person }: ReviewLink): ShelfPlace => ({
  section,
  round,
  stage,
  shelf: shelfOf(stage, person),
});

/** What the rules of approval and of the discussion say together. `secret` keys the hashes of what is sealed, hex. */
export function ruleOnDecision(
  { section, asked, discussion, shelf }: Discussed,
  { person, round, stage, epoch }: ReviewLink,
  sent: Sent,
  { decision, now, secret }: { readonly decision: string; readonly now: string; readonly secret: string },
): RuledDecision | Refusal {
  const { choice, draft, comment } = sent;
  const event = decide(section, asked, {
    choice,
    draft,
    comment,
    remarks: saySomething(shelf.papers),
    seat: { person, round, stage, epoch },
    decision,
    now,
  });
  if (isRefusal(event)) return event;
  const sealing = seal(discussion, {
    choice,
    seat: seatIn(asked, person) ?? '',
    by: person,
    at: now,
    shelf,
    shown: sent.papers ?? null,
    comment,
    drafted: section.draft?.round === section.round,
  });
  if (sealing === null || event.type !== 'decided') return { event, bundles: [] };
  if (isRefusal(sealing)) return sealing;
  const bundles = bundlesOf(sealing, { by: person, round, secret });
  return { event: { ...event, sealed: { ...sealing.sealed, bundles: bundles.map(bundleHash) } }, bundles };
}
