import type { CommentKind, Verdict } from '../approval/sealed.ts';
import { COMMENT_KINDS, VERDICTS } from '../approval/sealed.ts';
import { LONGEST_PAPER } from '../discussion/shelf.ts';
import type { DiscussionMendName } from '../wording/discussion-words.ts';

type Fields = Readonly<Record<string, string>>;

/** A comment as it was typed. `comment`: the one that is changed; `fresh`: the name of a new one. */
export interface CommentTyped {
  readonly draft: string;
  readonly block: string;
  readonly kind: CommentKind | null;
  readonly text: string;
  readonly proposal: string;
  readonly comment: string;
  readonly fresh: string;
  readonly remove: boolean;
}

const PAPER_ID = /^[0-9a-f]{32}$/;
const longer = (text: string): boolean => [...text].length > LONGEST_PAPER;

export function readComment(fields: Fields): CommentTyped {
  const { draft = '', block = '', kind, text = '', proposal = '', comment = '', fresh = '', remove } = fields;
  return {
    draft,
    block,
    kind: COMMENT_KINDS.find((it) => it === kind) ?? null,
    text,
    proposal,
    comment: PAPER_ID.test(comment) ? comment : '',
    fresh: PAPER_ID.test(fresh) ? fresh : '',
    remove: remove === 'yes',
  };
}

/** What is to be mended in a comment: by field, in the order of the form. */
export function mendsOfComment(typed: CommentTyped): { field: string; mend: DiscussionMendName }[] {
  if (typed.remove && typed.comment !== '') return [];
  return [
    ...(typed.kind === null ? [{ field: 'kind', mend: 'kind' as const }] : []),
    ...(typed.text.trim() === '' ? [{ field: 'text', mend: 'text' as const }] : []),
    ...(longer(typed.text) ? [{ field: 'text', mend: 'too-long' as const }] : []),
    ...(longer(typed.proposal) ? [{ field: 'proposal', mend: 'too-long' as const }] : []),
  ];
}

/** A row of the drafters' matrix as it was typed. */
export interface AnswerTyped {
  readonly comment: number;
  readonly verdict: Verdict | null;
  readonly text: string;
  readonly block: string;
}

export const readAnswer = (fields: Fields, comment: number): AnswerTyped => ({
  comment,
  verdict: VERDICTS.find((it) => it === fields[`verdict-${comment}`]) ?? null,
  text: fields[`answer-${comment}`] ?? '',
  block: fields[`block-${comment}`] ?? '',
});

/** What keeps a row from being saved; none where it is whole. `null`: nothing was filled in. */
export function mendsOfAnswer({ comment, verdict, text }: AnswerTyped) {
  if (verdict === null && text.trim() === '') return null;
  return [
    ...(verdict === null ? [{ field: `verdict-${comment}`, mend: 'verdict' as const }] : []),
    ...(text.trim() === '' ? [{ field: `answer-${comment}`, mend: 'answer' as const }] : []),
    ...(longer(text) ? [{ field: `answer-${comment}`, mend: 'too-long' as const }] : []),
  ];
}

/** A reviewer's row: whether the answer is to be given again, and why. */
export interface ReopeningTyped {
  readonly comment: number;
  readonly reopen: boolean;
  readonly text: string;
}

export const readReopening = (fields: Fields, comment: number): ReopeningTyped => ({
  comment,
  reopen: fields[`reopen-${comment}`] === 'yes',
  text: fields[`why-${comment}`] ?? '',
});

export function mendsOfReopening({ comment, reopen, text }: ReopeningTyped) {
  if (!reopen) return [];
  return [
    ...(text.trim() === '' ? [{ field: `why-${comment}`, mend: 'why' as const }] : []),
    ...(longer(text) ? [{ field: `why-${comment}`, mend: 'too-long' as const }] : []),
  ];
}

/** The numbers of the comments that a posted matrix had rows for. */
export const rowsIn = (fields: Fields): number[] =>
  (fields['rows'] ?? '')
    .split(',')
    .flatMap((number) => (/^[1-9]\d{0,3}$/.test(number) ? [Number(number)] : []))
    .slice(0, ROWS);

/** Rows of a matrix on one page. */
export const ROWS = 50;

/** Everything that somebody typed into a form of comments or answers, to be given back where the form is not. */
export const typedIn = (fields: Fields): string =>
  Object.entries(fields)
    .filter(([name, text]) => /^(text|proposal|answer-\d+|why-\d+)$/.test(name) && text.trim() !== '')
    .map(([name, text]) => (/\d/.test(name) ? `M-${name.replace(/\D/g, '')}: ${text}` : text))
    .join('\n\n');
