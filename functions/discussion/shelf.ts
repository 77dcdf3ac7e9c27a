import { type Refusal, refuse } from '../approval/refusal.ts';
import type { Discussion } from './discussion.ts';
import { type Paper, saysTheSame } from './paper.ts';

/** The papers of one giver in one stage, or of a round's drafters together. */
export interface Shelf {
  /** Raised by every save: a decision names the one that was shown. */
  readonly revision: number;
  /** Of all papers, as they are stored. */
  readonly bytes: number;
  readonly sealed: boolean;
  readonly papers: readonly Paper[];
}

export const EMPTY_SHELF: Shelf = { revision: 0, bytes: 0, sealed: false, papers: [] };

/** Letters of a comment, a proposed wording, an answer. */
export const LONGEST_PAPER = 4_000;
/** Papers on one shelf, so that one Query reads them all beside the batch of a decision. */
export const MAX_PAPERS = 200;
/** Bytes of all of them: with what else a decision writes they stay far below the 4 MB of a transaction. */
export const MAX_SHELF_BYTES = 800_000;
/** Comments of a section: what stands about them fits one item. The last hundred are left to what returns say. */
export const MAX_COMMENTS = 1_000;
const MAX_WRITTEN_COMMENTS = 900;

/**
 * Whether a paper may be put on this shelf, in place of one with its id if there is one. `bytes`: by how many the shelf
 * grows.
 */
export function mayKeep(
  shelf: Shelf,
  discussion: Discussion,
  paper: Paper,
  bytes: number,
): { readonly ready: true } | Refusal {
  if (shelf.sealed) return refuse({ refused: 'papers-sealed' });
  const former = shelf.papers.find(({ id }) => id === paper.id);
  if (former !== undefined && saysTheSame(former, paper)) return refuse({ refused: 'unchanged' });
  const grows = former === undefined;
  if (grows && shelf.papers.length >= MAX_PAPERS) return refuse({ refused: 'too-many-comments' });
  if (bytes > 0 && shelf.bytes + bytes > MAX_SHELF_BYTES) return refuse({ refused: 'too-many-comments' });
  if (paper.paper === 'comment')
    return grows && discussion.length + shelf.papers.length >= MAX_WRITTEN_COMMENTS
      ? refuse({ refused: 'too-many-comments' })
      : { ready: true };
  const state = discussion[paper.comment - 1]?.state;
  const fits = paper.paper === 'answer' ? state === 'open' || state === 'reopened' : state === 'answered';
  return fits ? { ready: true } : refuse({ refused: 'no-such-comment' });
}
