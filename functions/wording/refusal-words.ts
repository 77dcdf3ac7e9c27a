import type { RefusalName } from '../approval/refusal.ts';

/** One sentence that says how things stand, and one way forward. */
export interface Said {
  readonly sentence: string;
  readonly forward: string;
}

/**
 * Why a file is not taken, one word each: the words of functions/documents/refusals.ts (a test compares them),
 * and `no-such-upload`, an upload that is gone.
 */
export type FileRefusalName =
  | 'empty'
  | 'too-big'
  | 'bad-name'
  | 'wrong-type'
  | 'encrypted'
  | 'macros'
  | 'active-content'
  | 'outside-content'
  | 'bomb'
  | 'damaged'
  | 'no-such-upload';

/** What a file holds or is that it is refused for: the words of functions/documents/refusals.ts (a test compares them). */
export type FileThingName =
  | 'old-word'
  | 'open-document'
  | 'workbook'
  | 'slides'
  | 'photo'
  | 'rich-text'
  | 'web-page'
  | 'archive'
  | 'template'
  | 'not-utf8'
  | 'name-says-other'
  | 'pdf-restricted'
  | 'visio-object'
  | 'equation-object'
  | 'paint-object'
  | 'workbook-object'
  | 'attached-object'
  | 'other-object'
  | 'form-control'
  | 'merged-file'
  | 'dde-field'
  | 'coded-field'
  | 'unknown-field'
  | 'unsafe-link'
  | 'pdf-script'
  | 'pdf-launch'
  | 'pdf-attachment'
  | 'pdf-form'
  | 'pdf-media'
  | 'pdf-on-opening'
  | 'pdf-action'
  | 'outside-template'
  | 'linked-picture'
  | 'linked-object'
  | 'included-text'
  | 'subdocument'
  | 'mail-merge'
  | 'pdf-outside'
  | 'too-much'
  | 'too-slow';

export type FileThingWords = Readonly<Record<FileThingName, Said>>;

export interface RefusalWords {
  /** Why the rules did not carry something out, with a reviewer's way forward. */
  readonly rules: Readonly<Record<RefusalName, Said>>;
  /** A coordinator's way forward, where it is another one. */
  readonly coordinators: Readonly<Partial<Record<RefusalName, string>>>;
  readonly files: Readonly<Record<FileRefusalName, Said>>;
  /** Said instead, where more is known than the reason. */
  readonly things: FileThingWords;
  /** A deadline that cannot be read. */
  readonly 'bad-due': Said;
}

/** Why a coordinator's act was not carried out, and what a coordinator can do. */
export const saidToCoordinator = ({ rules, coordinators }: RefusalWords, refused: RefusalName): Said => {
  const { sentence, forward } = rules[refused];
  return { sentence, forward: coordinators[refused] ?? forward };
};

/** Why a file is not taken, and the way out. */
export const saidOfFile = (
  { files, things }: RefusalWords,
  { refused, about }: { readonly refused: FileRefusalName; readonly about?: FileThingName | undefined },
): Said => (about === undefined ? files[refused] : things[about]);
