import type { RefusalName } from '../../approval/refusal.ts';
import type { FileRefused } from '../../actions/look-at-upload.ts';
import type { Mend } from './page-model.ts';

/** What a person typed, so that nothing of it is lost. */
export interface Typed {
  readonly decision: string | null;
  readonly comment: string;
  readonly draft: string | null;
  /** The revision of the papers that the page showed, as it came. */
  readonly papers: string | null;
}

/** Why a POST did not count. */
export type Problem =
  | { readonly problem: 'form'; readonly mends: readonly MendName[] }
  | { readonly problem: 'refused'; readonly refused: RefusalName }
  | { readonly problem: 'wrong-code'; readonly left: number }
  | { readonly problem: 'locked' }
  | ({ readonly problem: 'file' } & FileRefused)
  | { readonly problem: 'unticked' }
  | { readonly problem: 'too-soon'; readonly at: string }
  /** What was to be opened does not wait for this person; or no button was pressed. */
  | { readonly problem: 'not-waiting' | 'nothing-picked' }
  | { readonly problem: 'fault'; readonly form: 'decision' | 'upload' | 'box' | 'open' };

export type MendName = 'choice' | 'comment' | 'resubmit' | 'code' | 'file' | 'tooLong';

export const fieldOf: Readonly<Record<MendName, Mend['field']>> = {
  choice: 'decision',
  comment: 'comment',
  resubmit: 'comment',
  tooLong: 'comment',
  code: 'code',
  file: 'file',
};

/** The longest comment, in characters as a form counts them. */
export const LONGEST_COMMENT = 5000;
