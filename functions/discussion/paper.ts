import type { CommentKind, Verdict } from '../approval/sealed.ts';

/** Where in a draft something stands: a block of one reading of it, and the words that stood there. */
export interface Place {
  /** The draft's SHA-256. */
  readonly draft: string;
  /** The version of the reader that gave the block its id. */
  readonly converter: number;
  readonly block: string;
  readonly quote: string;
}

interface Written {
  /** Names it among the papers of its shelf. */
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** A comment that is not sent yet. Without a place it is on the section as a whole. */
export interface CommentPaper extends Written {
  readonly paper: 'comment';
  readonly place: Place | null;
  readonly kind: CommentKind;
  readonly text: string;
  /** A wording that would do; '' where none is proposed. */
  readonly proposal: string;
}

/** An answer that is not sent yet, with where in the draft it landed. */
export interface AnswerPaper extends Written {
  readonly paper: 'answer';
  readonly comment: number;
  readonly verdict: Verdict;
  readonly text: string;
  readonly place: Place | null;
}

/** That an answer does not do, and why; not sent yet. */
export interface ReopeningPaper extends Written {
  readonly paper: 'reopening';
  readonly comment: number;
  readonly text: string;
}

/** What somebody has written and not sent. It is nobody's but its giver's; a round's drafters share their answers. */
export type Paper = CommentPaper | AnswerPaper | ReopeningPaper;

/** Whether two papers say the same. */
export const saysTheSame = (one: Paper, other: Paper): boolean => sayingOf(one) === sayingOf(other);

function sayingOf(paper: Paper): string {
  switch (paper.paper) {
    case 'comment':
      return JSON.stringify([paper.place?.draft, paper.place?.block, paper.kind, paper.text, paper.proposal]);
    case 'answer':
      return JSON.stringify([paper.comment, paper.verdict, paper.text, paper.place?.block]);
    case 'reopening':
      return JSON.stringify([paper.comment, paper.text]);
  }
}

/** In the order of the document: what is about the section as a whole first, then block after block. */
export const inDocumentOrder = <One extends Pick<CommentPaper, 'place' | 'at'>>(
  comments: readonly One[],
): One[] => comments.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const rankOf = ({ place }: Pick<CommentPaper, 'place'>): number =>
  place === null ? 0 : Number(place.block.slice(1));
