/** Acts on several sections at once. */
export interface SeveralWords {
  /** Beside each section of the board. */
  readonly pick: (f: { title: string }) => string;
  /** Ticks all that this page shows. */
  readonly pickAll: string;
  readonly pickNone: string;
  /** Above the buttons. */
  readonly withPicked: string;
  readonly title: (f: { act: string; count: number }) => string;
  readonly none: string;
  readonly tooMany: (f: { count: number; most: number }) => string;
  readonly chosen: string;
  /** Whom an act is about, in all chosen sections. */
  readonly everybody: string;
  readonly whom: { readonly resend: string; readonly replace: string };
  readonly whomHelp: string;
  readonly asked: string;
  readonly dueHelp: string;
  readonly does: (f: { count: number }) => string;
  readonly doesNot: (f: { count: number }) => string;
  readonly mails: (f: { count: number }) => string;
  readonly mailTo: (f: { person: string; kind: string }) => string;
  readonly moved: string;
  readonly nothing: string;
  readonly results: string;
  readonly done: (f: { count: number; of: number }) => string;
  readonly came: {
    readonly done: string;
    readonly moved: string;
    readonly unsure: string;
  };
  readonly noSuch: string;
  readonly toBoard: string;
}
