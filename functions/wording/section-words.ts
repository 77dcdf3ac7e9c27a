import type { AskCause, NoteKind } from '../approval/follows/mails.ts';
import type { StageName } from '../approval/path/paths.ts';
import type { PageSays } from './page-words.ts';

/** What became of a mail. Times and reasons come ready to print. */
interface MailFateWords {
  readonly sent: string;
  readonly sentAt: (f: { at: string }) => string;
  readonly undelivered: (f: { reason: string }) => string;
  readonly waits: string;
  readonly waitsUntil: (f: { reason: string; at: string }) => string;
  readonly sending: string;
  readonly parked: string;
  readonly dropped: (f: { reason: string }) => string;
  readonly failed: (f: { reason: string }) => string;
  readonly tries: (f: { count: number }) => string;
}

/** Why a mail waits, was dropped or failed. `unsure` and the like name the error that the mail service gave. */
interface MailReasonWords {
  readonly 'no-longer-asked': string;
  readonly 'no-such-section': string;
  readonly 'no-address': string;
  readonly rejected: string;
  readonly 'many-this-hour': string;
  readonly 'lease-over': string;
  readonly 'put-off': string;
  readonly later: (f: { reason: string }) => string;
  readonly misconfigured: (f: { reason: string }) => string;
  readonly unsure: (f: { reason: string }) => string;
  /** A fault of ours, by its name. */
  readonly fault: (f: { reason: string }) => string;
}

/** The page of one section: where it stands, its path, decisions, versions, mails and history. */
export interface SectionWords {
  /** After an act: the history's sentence of it. */
  readonly done: (f: { did: string }) => string;
  readonly noDraft: PageSays;
  readonly contents: string;
  readonly acts: string;
  readonly actGroups: Readonly<Record<'people' | 'stage' | 'section', string>>;
  /** What a coordinator can do about it. */
  readonly advice: Readonly<
    Record<'disputed' | 'held' | 'halted' | 'stuck' | 'undeliverable' | 'late', string>
  >;
  readonly round: (f: { round: number }) => string;
  readonly path: {
    readonly heading: string;
    readonly outcome: string;
    readonly opened: string;
    readonly closed: string;
    readonly took: string;
    readonly notOpened: string;
    readonly opening: string;
    readonly open: string;
    readonly stopped: string;
    readonly willAsk: (f: { names: string }) => string;
    /** Whole hours from opening to closing. */
    readonly lasted: (f: { hours: number }) => string;
  };
  readonly decisions: {
    readonly heading: string;
    readonly none: string;
    readonly nobodyYet: string;
    readonly waits: (f: { at: string }) => string;
    readonly released: string;
    readonly excused: (f: { at: string }) => string;
    readonly replaced: (f: { successor: string; at: string }) => string;
    readonly disputed: (f: { at: string }) => string;
    readonly onDraft: string;
  };
  readonly versions: {
    readonly heading: string;
    readonly none: string;
    readonly by: string;
    readonly at: string;
    readonly file: string;
    readonly current: string;
    readonly types: Readonly<Record<'docx' | 'pdf' | 'markdown', string>>;
    readonly downloadOf: (f: { round: number; at: string }) => string;
  };
  readonly mails: {
    readonly heading: string;
    readonly none: string;
    readonly attention: string;
    readonly all: (f: { count: number }) => string;
    readonly others: (f: { count: number }) => string;
    readonly ask: (f: { stage: StageName }) => string;
    readonly causes: Readonly<Record<AskCause, string>>;
    readonly receipt: string;
    readonly notes: Readonly<Record<NoteKind, string>>;
    readonly written: (f: { at: string }) => string;
    readonly address: (f: { email: string }) => string;
    readonly fates: MailFateWords;
    readonly reasons: MailReasonWords;
    readonly kept: string;
  };
  /** How many events there are. */
  readonly events: (f: { count: number }) => string;
  /** Before the head of their chain. */
  readonly chain: string;
  readonly chainHelp: string;
}
