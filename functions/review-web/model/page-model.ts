import type { Choice } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import type { HistoryLine } from '../../history/history-of.ts';
import type { PageSays, PageStateWords } from '../../wording/page-words.ts';

type State = keyof PageStateWords;

/** States in which a person may still decide, or correct what they sent. */
export type AskState = Extract<
  State,
  'confirm' | 'needs-draft' | 'use-file' | 'invalid' | 'draft-changed' | 'papers-changed' | 'busy'
>;

/** States of a "this was not me" page. */
export type NotMeState = Extract<State, 'not-me' | 'not-me-done' | 'not-me-already'>;

/** States that only tell how things stand: nothing can be decided there. */
export type ToldState = Exclude<State, AskState | NotMeState>;

/** What has to be mended, and the field of the form that it is about. */
export interface Mend {
  readonly field: 'decision' | 'comment' | 'code' | 'file' | 'confirm' | 'waiting';
  readonly text: string;
}

/** Which section this is about. */
export interface About {
  readonly title: string;
  readonly book: string;
  readonly plan: string;
  readonly stage: StageName;
  readonly round: number;
}

export interface DraftShown {
  readonly heading: string;
  /** "… mengunggah draf (putaran n), Senin, …". Empty where the draft's item is gone. */
  readonly uploaded: string;
  readonly size: string | null;
  readonly sha256: string;
  /** Where its text is read on a page, and where its bytes are; null where it may not be opened. */
  readonly read: { readonly href: string; readonly label: string } | null;
  readonly link: { readonly href: string; readonly label: string } | null;
}

/** What somebody decided and when; `text` is '' where they wrote nothing. */
export interface DecisionShown {
  readonly who: string;
  readonly did: string;
  readonly at: string;
  readonly text: string;
}

/** Something else that waits for this person. `open`: what its button sends; null where its own mail is needed. */
export interface WaitingShown {
  readonly title: string;
  readonly stage: string;
  readonly due: string;
  readonly open: string | null;
}

/** All of it, and where its buttons post to. */
export interface Waiting {
  readonly action: string;
  readonly items: readonly WaitingShown[];
}

/** A round that is over: the draft that it was about, where it is not the current one, and what was said of it. */
export interface FormerRound {
  readonly round: number;
  readonly heading: string;
  readonly draft: DraftShown | null;
  readonly decisions: readonly DecisionShown[];
}

/** All that someone who decides reads before the form. Everything is in words that are ready to print. */
export interface Sheet {
  readonly asWhom: string;
  readonly due: string;
  readonly late: string | null;
  readonly together: readonly string[];
  readonly excused: readonly string[];
  /** The draft that the form was filled in on, where it is no longer the current one. */
  readonly former: DraftShown | null;
  readonly draft: DraftShown | null;
  readonly decisions: readonly DecisionShown[];
  readonly rounds: readonly FormerRound[];
  readonly history: readonly HistoryLine[];
  readonly waiting: Waiting;
}

/** The form that decides. Its radio is unchosen unless this very person has just chosen. */
export interface DecisionForm {
  readonly action: string;
  readonly legend: string;
  /** Before whose decision, or submission, it is. */
  readonly asWhom: string;
  readonly choices: readonly {
    readonly value: Choice;
    readonly label: string;
    readonly leadsTo: string;
    readonly chosen: boolean;
  }[];
  readonly draft: string;
  /** The revision of the papers that go with it. */
  readonly papers: number;
  /** What is sent, accepted or answered with it, one sentence each, and where that is written. */
  readonly discussed: readonly { readonly text: string; readonly href: string; readonly label: string }[];
  readonly comment: { readonly label: string; readonly help: string; readonly text: string };
  /** Which six digits are asked for; null where none are. */
  readonly code: { readonly help: string } | null;
  readonly button: string;
}

/** The form that posts a file straight to the document store. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly button: string;
}

/** "Use this file": works as it stands, and decides nothing. */
export interface UseForm {
  readonly action: string;
  readonly upload: string;
}

/** A form with one unticked box. */
export interface BoxForm {
  readonly action: string;
  readonly form: 'new-link' | 'not-me';
  readonly box: string;
  readonly button: string;
}

interface Page {
  readonly says: PageSays;
  readonly mends: readonly Mend[];
  readonly about: About | null;
  readonly contact: string | null;
  /** "Tautan ini untuk …; jangan diteruskan." */
  readonly whose: string | null;
}

/** A page behind a link, by its state. Only `AskState`s have a form that decides; a told page cannot hold one. */
export type PageModel =
  | (Page & {
      readonly state: AskState;
      readonly sheet: Sheet | null;
      readonly use: UseForm | null;
      readonly upload: UploadForm | null;
      readonly decision: DecisionForm | null;
    })
  | (Page & {
      readonly state: ToldState;
      readonly draft: DraftShown | null;
      /** What this person wrote, where they have decided; '' where nothing. `along`: what went with it, and where it stands. */
      readonly wrote: {
        readonly label: string;
        readonly text: string;
        readonly along: { readonly text: string; readonly href: string; readonly label: string } | null;
      } | null;
      readonly history: readonly HistoryLine[];
      readonly waiting: Waiting;
      readonly box: BoxForm | null;
    })
  | (Page & { readonly state: NotMeState; readonly box: BoxForm | null });

export const ASK_STATES = [
  'confirm',
  'needs-draft',
  'use-file',
  'invalid',
  'draft-changed',
  'papers-changed',
  'busy',
] as const satisfies readonly AskState[];

/** A page and the HTTP status that it is answered with. */
export interface Answer {
  readonly status: 200 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  readonly page: PageModel;
}
