import type { Choice } from '../approval/path/choices.ts';
import type { StageName } from '../approval/path/paths.ts';
import type { Said } from './refusal-words.ts';

/** What a page says at its top: a heading, how things stand, and one way forward. */
export interface PageSays extends Said {
  readonly title: string;
}

/** Someone's decision in words that are ready to print: `who` a name, `at` a time. */
export interface Decided {
  readonly who: string;
  readonly stage: StageName;
  readonly choice: Choice;
  readonly at: string;
}

/** What follows on a decision: the stage waits for these, or has closed so. */
export type FollowsWords =
  | { readonly waits: readonly string[] }
  | { readonly opens: StageName; readonly round: number }
  | { readonly signedOff: true };

/** How a section stands now. `same`: the stage that the link is of waits for others yet. */
export type NowWords =
  | {
      readonly is: 'waits';
      readonly stage: StageName;
      readonly round: number;
      readonly names: readonly string[];
      readonly same: boolean;
    }
  | { readonly is: 'yours'; readonly stage: StageName; readonly round: number; readonly due: string }
  | { readonly is: 'opens' | 'held'; readonly stage: StageName; readonly round: number }
  | { readonly is: 'signed-off' | 'disputed' | 'cancelled' | 'not-started' };

/** Every state of a page behind a link. Names and times come ready to print. */
export interface PageStateWords {
  readonly confirm: (f: { who: string; stage: StageName; round: number; due: string }) => PageSays;
  /** `former`: the round of a draft that may be submitted again as it is; null where there is none. */
  readonly 'needs-draft': (f: { who: string; round: number; due: string; former: number | null }) => PageSays;
  readonly 'use-file': (f: { file: string }) => PageSays;
  readonly done: (f: Decided & { now: NowWords }) => PageSays;
  readonly 'already-decided': (f: Decided) => PageSays;
  readonly superseded: (f: { round: number; now: NowWords }) => PageSays;
  readonly expired: PageSays;
  readonly revoked: PageSays;
  /** `why` may be ''. */
  readonly 'on-hold': (f: { by: string; why: string }) => PageSays;
  readonly disputed: PageSays;
  readonly cancelled: PageSays;
  readonly closed: (f: { stage: StageName; now: NowWords }) => PageSays;
  readonly excused: (f: { who: string }) => PageSays;
  readonly replaced: (f: { who: string; by: string }) => PageSays;
  readonly locked: PageSays;
  readonly invalid: PageSays;
  readonly 'draft-changed': PageSays;
  /** The giver's own comments or answers are no longer those that the page showed. */
  readonly 'papers-changed': PageSays;
  readonly unknown: PageSays;
  readonly foreign: PageSays;
  /** `known`: the records hold no such decision; else they could not be read. */
  readonly busy: (f: { known: boolean }) => PageSays;
  /** Nothing was sent. */
  readonly unavailable: PageSays;
  /** A box that was sent, or a file that was to be used. */
  readonly unsent: PageSays;
  readonly 'link-sent': (f: { who: string }) => PageSays;
  readonly 'link-too-soon': (f: { at: string }) => PageSays;
  readonly 'not-me': (f: Decided) => PageSays;
  readonly 'not-me-done': PageSays;
  readonly 'not-me-already': PageSays;
}

/** What has to be mended on a form; nothing that was typed is lost. */
export interface MendWords {
  readonly choice: (stage: StageName) => string;
  readonly comment: string;
  readonly resubmit: string;
  readonly code: string;
  readonly wrongCode: (left: number) => string;
  readonly tick: string;
  readonly file: string;
  /** What was to be opened does not wait for this person. */
  readonly 'not-waiting': string;
  readonly 'nothing-picked': string;
  readonly tooLong: (characters: number) => string;
}

export interface PageWords {
  readonly states: PageStateWords;
  readonly mend: MendWords;
  readonly labels: {
    readonly skip: string;
    readonly asWhom: (stage: StageName) => string;
    readonly due: string;
    readonly draftOf: (round: number) => string;
    readonly uploadedAt: (at: string) => string;
    readonly version: string;
    readonly size: string;
    readonly open: string;
    readonly download: string;
    readonly next: string;
    /** A drafter submits; everybody else decides. */
    readonly decision: (stage: StageName) => string;
    readonly comment: string;
    readonly commentHelp: string;
    readonly note: string;
    readonly noteHelp: string;
    readonly resubmitHelp: string;
    readonly code: string;
    readonly codeHelp: string;
    /** The code stands in another section's mail. */
    readonly codeHelpFrom: (title: string) => string;
    readonly decisions: string;
    readonly noDecisions: string;
    readonly history: string;
    readonly waiting: string;
    readonly nothingWaiting: string;
    /** What is opened from a page with a form. */
    readonly opensBeside: string;
    /** Of a sign-off whose code stands in its own mail only. */
    readonly inItsMail: string;
    readonly formerRounds: string;
    readonly formerRound: (round: number) => string;
    /** The reader's own name, marked as theirs. */
    readonly you: (name: string) => string;
    /** Above what this person wrote, where they have decided. */
    readonly nothingWritten: string;
    readonly together: string;
    /** No new link is given while the section is held. */
    readonly newLinkLater: string;
    /** Above what was typed into a form that is not offered again. */
    readonly kept: string;
    readonly excused: string;
    readonly file: string;
    readonly fileHelp: string;
    readonly contact: (f: { name: string; email: string; phone: string | null }) => string;
    readonly whose: (who: string) => string;
  };
  readonly buttons: {
    readonly decide: (stage: StageName) => string;
    readonly upload: string;
    readonly useFile: string;
    readonly otherFile: string;
    readonly newLink: string;
    /** Opens another section that waits; `title` for those who hear the page. */
    readonly openOther: string;
    readonly changes: string;
    readonly approvalSheet: string;
    readonly notMe: string;
    readonly back: string;
  };
  /** The box that has to be ticked before a form that stands alone counts. */
  readonly ticks: { readonly newLink: string; readonly notMe: (who: string | null) => string };
  /** Submitting a former round's draft again: the choice, and what it leads to. */
  readonly resubmit: {
    readonly choice: (f: { round: number }) => string;
    readonly leadsTo: (stage: StageName) => string;
  };
  /** What each choice leads to, said before it is made. */
  readonly leadsTo: (stage: StageName, choice: Choice, round: number) => string;
}
