import type { CommentKind, Verdict } from '../approval/sealed.ts';
import type { NoteKind } from '../approval/follows/mails.ts';
import type { Choice, Outcome } from '../approval/path/choices.ts';
import type { StageName } from '../approval/path/paths.ts';
import type { FollowsWords } from './page-words.ts';

/** What subjects are made of. `due` is a date without its weekday. */
export interface SubjectWords {
  readonly ask: (f: { stage: StageName; round: number; title: string; due: string }) => string;
  readonly receipt: (f: { title: string }) => string;
  readonly note: Readonly<Record<NoteKind, (f: { title: string; round: number; due: string }) => string>>;
}

/** Why this person is asked now, and what has changed since they last saw the section. */
export interface AskWords {
  readonly lead: (f: { stage: StageName; round: number; required: boolean }) => string;
  readonly returnedBy: (f: { who: string; round: number }) => string;
  readonly recalledBy: (f: { by: string }) => string;
  readonly added: (f: { by: string; role: string }) => string;
  readonly replacing: (f: { by: string; former: string }) => string;
  readonly resent: (f: { by: string }) => string;
  readonly requested: string;
  readonly readdressed: (f: { by: string }) => string;
  readonly newDraft: (f: { round: number; choice: Choice }) => string;
  readonly sameDraft: (f: { round: number; choice: Choice }) => string;
  readonly firstTime: (f: { round: number }) => string;
  readonly comments: (count: number) => string;
  /** How many comments on paragraphs stand below, in the order of the draft. */
  readonly remarks: (f: { count: number }) => string;
  readonly remarkKinds: Readonly<Record<CommentKind, string>>;
  /** Over one of them; `kind` in words. */
  readonly remark: (f: { comment: number; kind: string; who: string }) => string;
  readonly remarkProposal: (f: { text: string }) => string;
  /** Those that the mail has no room for. */
  readonly moreRemarks: (f: { count: number }) => string;
  /** How the former comments were answered. */
  readonly answered: (f: Readonly<Record<Verdict, number>>) => string;
  readonly response: (text: string) => string;
  /** Who decided what in this round and when, one after the other. */
  readonly decided: (f: { decisions: string }) => string;
  readonly excused: (f: { names: string }) => string;
  readonly together: (f: { stage: StageName; names: string }) => string;
  readonly button: (stage: StageName) => string;
  readonly code: string;
  readonly codeHelp: string;
}

export interface ReceiptWords {
  readonly lead: (f: { stage: StageName; choice: Choice }) => string;
  readonly follows: (next: FollowsWords) => string;
  readonly notMe: (f: { until: string }) => string;
  readonly button: string;
  readonly mistake: string;
  readonly fingerprint: string;
  readonly head: string;
  readonly headHelp: string;
}

/** The first sentence of each note, and what it means for the reader. */
export interface NoteWords {
  readonly extended: (f: { by: string }) => string;
  readonly broughtForward: (f: { by: string }) => string;
  readonly extendedMeans: string;
  readonly returned: (f: { who: string; round: number }) => string;
  readonly returnedMeans: (f: { round: number }) => string;
  readonly stageApproved: (f: { stage: StageName; who: string }) => string;
  readonly excusedWere: (names: string) => string;
  readonly stageApprovedMeans: (f: { next: StageName }) => string;
  readonly signedOff: (f: { who: string; at: string }) => string;
  readonly signedOffMeans: string;
  readonly disputed: (f: { who: string; did: string; at: string }) => string;
  readonly disputedMeans: string;
  readonly halted: (f: { reason: string }) => string;
  readonly haltedMeans: string;
  readonly undeliverable: (f: { who: string; reason: string }) => string;
  readonly undeliverableMeans: string;
  readonly replaced: (f: { by: string; successor: string }) => string;
  readonly excused: (f: { by: string }) => string;
  readonly closedEarly: (f: { by: string; stage: StageName }) => string;
  readonly noLongerAsked: (f: { stage: StageName; round: number }) => string;
  readonly noLongerAskedMeans: (f: { outcome: Outcome }) => string;
  readonly held: (f: { by: string }) => string;
  readonly heldMeans: string;
  readonly released: (f: { by: string }) => string;
  readonly releasedMeans: string;
  readonly recalled: (f: { by: string }) => string;
  readonly signOffRecalled: (f: { by: string }) => string;
  readonly signOffRecalledMeans: string;
  readonly cancelled: (f: { by: string }) => string;
  readonly readdressed: (f: { by: string; who: string }) => string;
  /** For whoever reads the address that is left; and for coordinators, with both. */
  readonly readdressedHere: string;
  readonly readdressedMeans: (f: { former: string; email: string }) => string;
  readonly nothingToDo: string;
  readonly sectionId: string;
  /** The button of a coordinator's mail. */
  readonly toSection: string;
}

/** One person's letter of a day. Titles, names and times come ready to print. */
export interface LetterWords {
  readonly subjects: {
    readonly reminder: (f: { count: number }) => string;
    readonly late: (f: { days: number; title: string }) => string;
    readonly forInformation: (f: { count: number }) => string;
    readonly report: (f: { plan: string }) => string;
  };
  readonly yours: (f: { count: number }) => string;
  readonly people: (f: { count: number }) => string;
  readonly plan: (f: { count: number }) => string;
  readonly report: (f: {
    signedOff: number;
    all: number;
    open: number;
    held: number;
    over: number;
  }) => string;
  readonly place: (f: { stage: StageName; round: number }) => string;
  readonly since: (f: { since: string }) => string;
  /** Until when; how many working days are left, 0 on the day itself. */
  readonly ahead: (f: { due: string; left: number }) => string;
  readonly over: (f: { due: string; days: number }) => string;
  readonly with: (f: { holder: string }) => string;
  readonly open: (stage: StageName) => string;
  readonly more: (f: { count: number }) => string;
  readonly codeHelp: string;
  readonly board: string;
}

export interface MailWords {
  /** The sender's display name, from the plan's title. */
  readonly sender: (plan: string) => string;
  readonly greeting: (who: string) => string;
  readonly subjects: SubjectWords;
  readonly ask: AskWords;
  readonly receipt: ReceiptWords;
  readonly notes: NoteWords;
  readonly letters: LetterWords;
  readonly dueLabel: string;
  readonly newDueLabel: string;
  readonly draftLabel: string;
  readonly why: (why: string) => string;
  readonly commentsHeading: string;
  readonly ownComment: string;
  readonly plainUrl: string;
  readonly contact: (f: { name: string; email: string | null; phone: string | null }) => string;
  readonly whose: (who: string) => string;
  readonly forWhom: (who: string) => string;
  readonly footer: (plan: string) => string;
}
