import type { ActName } from '../approval/coordinator/act-names.ts';
import type { StageName } from '../approval/path/paths.ts';
import type { PageSays } from './page-words.ts';

interface At {
  readonly stage: StageName;
  readonly round: number;
}

/** What an act does, said before it is done and after. Names and times come ready to print. */
export interface DoesWords {
  readonly held: string;
  readonly released: string;
  /** The deadline that a release moves, by the working days that were held. */
  readonly dueByHold: (f: At & { due: string }) => string;
  readonly recalled: string;
  readonly cancelled: string;
  readonly 'closed-early': (f: At) => string;
  readonly added: (f: At & { person: string; required: boolean; later: boolean }) => string;
  readonly replaced: (f: At & { person: string; successor: string; later: boolean }) => string;
  readonly excused: (f: At & { person: string }) => string;
  readonly 'link-renewed': (f: At & { person: string }) => string;
  readonly extended: (f: At & { due: string }) => string;
  readonly 'due-moved': (f: At & { due: string }) => string;
  readonly rebuilt: (f: At) => string;
  readonly next: {
    readonly signedOff: string;
    readonly waits: (f: { names: string }) => string;
    readonly opens: (f: At) => string;
    readonly notStarted: string;
  };
}

/** The pages of a coordinator's acts. */
export interface ActWords {
  readonly names: Readonly<Record<ActName, string>>;
  /** What each act is for, before anything is filled in. */
  readonly about: Readonly<Record<ActName, string>>;
  /** What of it can never be undone. */
  readonly forGood: Readonly<Record<'close' | 'recall' | 'recall-sign-off' | 'cancel', string>>;
  readonly does: DoesWords;
  readonly noAct: PageSays;
  /** Above a rule's refusal. */
  readonly refused: string;
  /** Above why a filled-in act was not done as it was. */
  readonly notDone: string;
  readonly fields: {
    readonly person: Readonly<Record<'resend' | 'replace' | 'excuse', string>>;
    readonly asked: Readonly<Record<'replace' | 'add', string>>;
    readonly askedHelp: string;
    readonly pick: string;
    readonly newcomer: string;
    readonly newcomerHelp: string;
    readonly name: string;
    readonly nameHelp: string;
    readonly office: string;
    readonly officeHelp: string;
    readonly email: string;
    readonly emailHelp: string;
    readonly required: string;
    readonly isRequired: string;
    readonly isOptional: string;
    readonly later: string;
    readonly isLater: string;
    readonly isOnce: string;
    readonly due: string;
    readonly dueHelp: (f: { due: string }) => string;
    readonly reason: string;
    readonly reasonHelp: string;
    readonly undelivered: string;
  };
  /** Against asking somebody in a stage: in a sentence, and beside their name in a list. */
  readonly unsuited: {
    readonly says: {
      readonly drafts: (f: { person: string }) => string;
      readonly sits: (f: { person: string; stage: StageName }) => string;
      readonly 'has-decided': (f: { person: string }) => string;
    };
    readonly marks: {
      readonly drafts: string;
      readonly sits: (f: { stage: StageName }) => string;
      readonly 'has-decided': string;
    };
  };
  readonly mend: {
    readonly title: string;
    readonly person: string;
    readonly asked: string;
    readonly askedTwice: string;
    readonly name: string;
    readonly office: string;
    readonly email: string;
    readonly tick: string;
  };
  readonly preview: {
    readonly title: string;
    readonly moved: string;
    readonly happens: string;
    readonly created: (f: { person: string; email: string }) => string;
    /** Who has the newcomer's address under another name. */
    readonly alike: (f: { person: string }) => string;
    readonly known: (f: { person: string }) => string;
    readonly asksNext: (f: { names: string }) => string;
    readonly asksNextLater: (f: { names: string }) => string;
    readonly mails: string;
    readonly noMail: string;
    readonly parked: string;
    readonly freed: string;
    readonly links: string;
    readonly unlinked: (f: { names: string }) => string;
    readonly keptLinks: string;
    readonly confirm: string;
  };
  readonly buttons: {
    readonly toPreview: string;
    readonly edit: string;
    readonly back: string;
  };
}
