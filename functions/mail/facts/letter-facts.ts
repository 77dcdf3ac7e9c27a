import type { CommentKind, Verdict } from '../../approval/sealed.ts';
import type { UndeliverableReason } from '../../approval/event.ts';
import type { Choice, Outcome } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import type { Person } from '../../wording/person.ts';
import type { FollowsWords } from '../../wording/page-words.ts';

/**
 * All that one mail needs, and nothing that it does not: one member per kind of `Mail` (functions/approval/follows/mails.ts).
 * Instants are ISO 8601 in UTC. Texts are as people typed them; composing escapes and flattens them.
 */
export type LetterFacts = Ask | Receipt | Note;

/** Whom to ask: Kominfo. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

interface About {
  readonly to: Person;
  readonly plan: string;
  readonly section: { readonly id: string; readonly title: string; readonly book: string };
  readonly stage: StageName;
  readonly round: number;
  readonly contact: Contact;
}

/** What a coordinator did: their name, and the reason (null once it is forgotten). */
export interface Act {
  readonly by: string;
  readonly why: string | null;
}

/** A draft: its SHA-256 in hex, and the name that a download has. */
export interface Draft {
  readonly sha256: string;
  readonly name: string;
}

/** What someone wrote with their decision; `text` is null once it is forgotten. Empty ones are left out. */
export interface Comment {
  readonly who: Person;
  readonly stage: StageName;
  readonly round: number;
  readonly choice: Choice;
  readonly text: string | null;
}

/** A comment on a paragraph. `quote`: null where it is on the section; `text` is null once it is forgotten. */
export interface Remark {
  readonly number: number;
  readonly kind: CommentKind;
  readonly who: Person;
  readonly quote: string | null;
  readonly text: string | null;
  readonly proposal: string;
}

/** How many comments were answered, by how. */
export type Answered = Readonly<Record<Verdict, number>>;

/** What someone decided, and when. */
export interface Decided {
  readonly who: Person;
  readonly stage: StageName;
  readonly choice: Choice;
  readonly at: string;
}

/** Why this person is asked: each AskCause with what its sentence needs. */
export type Because =
  | { readonly cause: 'opened' }
  | { readonly cause: 'returned'; readonly returnedBy: readonly Person[] }
  /** The round before was recalled by a coordinator, so nobody returned it. */
  | { readonly cause: 'returned'; readonly recalled: Act }
  | { readonly cause: 'added'; readonly act: Act }
  | { readonly cause: 'replacing'; readonly act: Act; readonly former: Person }
  | { readonly cause: 'resent'; readonly act: Act }
  | { readonly cause: 'requested' }
  | { readonly cause: 'readdressed'; readonly act: Act };

/** How this person decided in this stage the last time, and whether the draft is another one since. */
export interface LastTime {
  readonly round: number;
  readonly choice: Choice;
  readonly sameDraft: boolean;
}

export interface Ask extends About {
  readonly mail: 'ask';
  readonly because: Because;
  readonly required: boolean;
  readonly due: string;
  /** It rests on a day off which no decree was found for. */
  readonly isEstimated: boolean;
  readonly url: string;
  /** The six digits; at sign-off only. */
  readonly code: string | null;
  readonly lastTime: LastTime | null;
  /** What the drafters wrote when they submitted this draft. */
  readonly response: string | null;
  /** Whoever has reviewed this round's draft, with or without a comment. */
  readonly decided: readonly Decided[];
  /** Of this round. */
  readonly excused: readonly Person[];
  /** Of this round so far; for drafters, of the round before. */
  readonly comments: readonly Comment[];
  /** For drafters: what the round before said to paragraphs, and how many more there are. */
  readonly remarks: { readonly items: readonly Remark[]; readonly more: number };
  /** For reviewers: how the comments of former rounds were answered with this draft. */
  readonly answered: Answered | null;
  /** Who else is asked in this stage. */
  readonly together: readonly Person[];
}

export interface Receipt extends About {
  readonly mail: 'receipt';
  readonly choice: Choice;
  readonly at: string;
  readonly draft: Draft;
  readonly comment: string | null;
  readonly follows:
    | { readonly waits: readonly Person[] }
    | Exclude<FollowsWords, { readonly waits: readonly string[] }>;
  /** The first 16 hex digits of the section's chain after this decision. */
  readonly head: string;
  readonly notMeUrl: string;
  readonly notMeUntil: string;
}

/** `page`: the section's page, for a coordinator; null for everybody else, who has no account there. */
export type Note = About & { readonly mail: 'note'; readonly page: string | null } & (
    | { readonly note: 'extended' | 'brought-forward'; readonly due: string; readonly act: Act }
    | {
        readonly note: 'returned';
        readonly returnedBy: readonly Person[];
        readonly comments: readonly Comment[];
      }
    | {
        readonly note: 'stage-approved';
        readonly approvedBy: readonly Person[];
        readonly excused: readonly Person[];
        readonly next: StageName;
        readonly comments: readonly Comment[];
      }
    | {
        readonly note: 'signed-off';
        readonly signedOffBy: Person;
        readonly at: string;
        readonly draft: Draft;
        readonly head: string;
      }
    | {
        readonly note: 'disputed';
        readonly decider: Person;
        readonly choice: Choice;
        readonly decidedAt: string;
      }
    | { readonly note: 'halted'; readonly reason: string }
    | { readonly note: 'undeliverable'; readonly person: Person; readonly reason: UndeliverableReason }
    | { readonly note: 'replaced'; readonly successor: Person; readonly act: Act }
    | { readonly note: 'excused'; readonly act: Act }
    | { readonly note: 'closed-early'; readonly act: Act }
    /** How the stage closed that went on without them. */
    | { readonly note: 'no-longer-asked'; readonly outcome: Outcome }
    | { readonly note: 'held'; readonly act: Act }
    | { readonly note: 'released'; readonly due: string; readonly act: Act }
    | { readonly note: 'recalled'; readonly act: Act }
    | { readonly note: 'sign-off-recalled'; readonly act: Act }
    | { readonly note: 'cancelled'; readonly act: Act }
    /** `addresses`: null in the mail to the address that is left. */
    | {
        readonly note: 'readdressed';
        readonly by: string;
        readonly who: Person;
        readonly addresses: { readonly former: string; readonly now: string } | null;
      }
  );
