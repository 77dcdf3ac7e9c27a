import type { Clock, Seat, Settings } from './section.ts';
import type { Choice, Outcome } from './path/choices.ts';
import type { PathName, StageName } from './path/paths.ts';
import type { Sealed } from './sealed.ts';

/**
 * What happened to a section, with when and by whom (a person's id, or `paraf` for the parts of Paraf itself).
 * Events hold ids only: the text of a comment or a reason is kept beside them, so that it can be forgotten.
 */
export type Event = { readonly at: string; readonly by: string } & Happening;

export type Happening =
  | {
      readonly type: 'imported';
      readonly plan: string;
      readonly section: string;
      /** `section`, where it does not say. */
      readonly path?: PathName;
      readonly title: string;
      readonly book: string;
      readonly settings: Settings;
    }
  | {
      readonly type: 'settings-changed';
      readonly title: string;
      readonly book: string;
      readonly settings: Settings;
    }
  | { readonly type: 'started'; readonly generation: number; readonly execution: string }
  | {
      readonly type: 'stage-opened';
      readonly stage: StageName;
      readonly round: number;
      readonly due: string;
      /** What the deadline was counted from; events of before do not say. So with the others that set one. */
      readonly clock?: Clock;
      readonly seats: readonly Seat[];
    }
  | { readonly type: 'draft-used'; readonly sha256: string; readonly round: number }
  | {
      readonly type: 'decided';
      readonly choice: Choice;
      readonly draft: string;
      readonly decision: string;
      readonly closes: Outcome | null;
      /** What it seals of the discussion; left out where it seals nothing. */
      readonly sealed?: Sealed;
    }
  | { readonly type: 'comment-closed'; readonly comment: number }
  | ({ readonly type: 'added'; readonly later: boolean } & Seat)
  | {
      readonly type: 'replaced';
      readonly person: string;
      readonly successor: string;
      /** The id of the place, which the successor takes over; of before places had ids, the successor has a new one. */
      readonly seat?: string;
      readonly later: boolean;
    }
  | { readonly type: 'excused'; readonly person: string; readonly closes: Outcome | null }
  | { readonly type: 'closed-early' }
  | { readonly type: 'link-renewed'; readonly person: string; readonly asked: LinkAsked }
  | { readonly type: 'extended'; readonly due: string; readonly clock?: Clock }
  /** A coordinator had the deadline counted over a newer calendar. */
  | { readonly type: 'due-moved'; readonly due: string; readonly clock: Clock }
  | { readonly type: 'held' }
  /** `moved`: the deadline, later by the working days that were held. Releases of before moved none. */
  | { readonly type: 'released'; readonly moved?: { readonly due: string; readonly clock: Clock } }
  /** `afresh` where no stage was open: the next round's drafting is then started by a new execution. */
  | {
      readonly type: 'recalled';
      readonly afresh: { readonly generation: number; readonly execution: string } | null;
    }
  | { readonly type: 'cancelled' }
  | { readonly type: 'disputed'; readonly decision: string }
  | { readonly type: 'halted'; readonly reason: string }
  | {
      readonly type: 'rebuilt';
      readonly generation: number;
      readonly execution: string;
      readonly startAt: StageName;
      readonly round: number;
      readonly reason: string;
      /** The day in Asia/Jakarta on which Paraf did this by itself; null where a person asked for it. */
      readonly day: string | null;
    }
  | {
      readonly type: 'undeliverable';
      readonly person: string;
      readonly mail: string;
      readonly reason: UndeliverableReason;
    }
  | { readonly type: 'forgotten'; readonly person: string }
  | ({ readonly type: 'person-changed' } & PersonChange)
  /** What a newer release has recorded, under the name that it gave it. It is shown, and never written. */
  | { readonly type: 'unknown'; readonly named: string };

/** Another version of a person is in force in the section, instead of `from`. */
export interface PersonChange {
  readonly person: string;
  readonly version: number;
  readonly from: number;
  /** The version's keyed hash, and that of the one that it replaces. */
  readonly proof: string;
  readonly fromProof: string;
  /** Whether the address is another one: links that were mailed to the former one end. */
  readonly readdressed: boolean;
}

/** Why a mail did not arrive, in the mail service's terms; never its free text, which may hold addresses. */
export const UNDELIVERABLE_REASONS = [
  'bounced',
  'complained',
  'suppressed',
  'rejected',
  'no-address',
  /** The receiver's server takes no such content, attachment or size. */
  'content-refused',
  /** Put off by the receiver's server twice, a day apart. */
  'put-off',
] as const;
export type UndeliverableReason = (typeof UNDELIVERABLE_REASONS)[number];

export type EventType = Happening['type'];

/** Who asked for a link. One that is asked for through a former link is sent beside the one that works, and ends none. */
export const LINK_ASKED = ['by-coordinator', 'by-holder', 'by-former-link'] as const;
export type LinkAsked = (typeof LINK_ASKED)[number];
