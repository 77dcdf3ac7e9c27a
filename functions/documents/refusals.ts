/**
 * Why a draft is not taken, one word each. The page has one sentence for each; the order is that of the checks.
 *
 * empty            no bytes
 * too-big          more than `maxDraftBytes`
 * bad-name         the file's own name: path parts, control characters, letters that turn the reading direction
 * wrong-type       not one of `draftTypes`, or a name that says another type than the bytes do
 * encrypted        needs a password
 * macros           carries a macro project, or is typed as a document that may
 * active-content   does something by itself: scripts, launched programs, OLE, ActiveX, DDE, attachments
 * outside-content  shows or runs what lies elsewhere, so that its SHA-256 would not cover what is read
 * bomb             unpacks to far more than it is or says, or holds more than a reader gets through
 * damaged          cut short, contradicts itself, or is built so that two readers could read two things
 */
export const draftRefusals = [
  'empty',
  'too-big',
  'bad-name',
  'wrong-type',
  'encrypted',
  'macros',
  'active-content',
  'outside-content',
  'bomb',
  'damaged',
] as const;

export type DraftRefusal = (typeof draftRefusals)[number];

/** What it is about, where that can be said: the page names the thing, and the way out of just that. */
export const draftThings = [
  // of the wrong type
  'old-word',
  'open-document',
  'workbook',
  'slides',
  'photo',
  'rich-text',
  'web-page',
  'archive',
  'template',
  'not-utf8',
  'name-says-other',
  // locked
  'pdf-restricted',
  // active
  'visio-object',
  'equation-object',
  'paint-object',
  'workbook-object',
  'attached-object',
  'other-object',
  'form-control',
  'merged-file',
  'dde-field',
  'coded-field',
  'unknown-field',
  'unsafe-link',
  'pdf-script',
  'pdf-launch',
  'pdf-attachment',
  'pdf-form',
  'pdf-media',
  'pdf-on-opening',
  'pdf-action',
  // elsewhere
  'outside-template',
  'linked-picture',
  'linked-object',
  'included-text',
  'subdocument',
  'mail-merge',
  'pdf-outside',
  // too much
  'too-much',
  'too-slow',
] as const;

export type DraftThing = (typeof draftThings)[number];

/** Why the bytes of an upload could not be read at all. */
export const uploadRefusals = ['no-such-upload', 'too-big', 'empty'] as const;

export type UploadRefusal = (typeof uploadRefusals)[number];

export type Refused = { refused: DraftRefusal; about?: DraftThing };
