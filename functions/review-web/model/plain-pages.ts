import type { ReviewLink } from '../../records/link-item.ts';
import type { PageSays } from '../../wording/page-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { decisionFormOf } from './forms-of.ts';
import type { Answer } from './page-model.ts';
import type { Typed } from './problem.ts';

/** Pages that know nothing of any section: uniform, so that they tell nothing about which links exist. */
const plain = (status: Answer['status'], state: 'unknown' | 'foreign', says: PageSays): Answer => ({
  status,
  page: {
    state,
    says,
    mends: [],
    about: null,
    contact: null,
    whose: null,
    draft: null,
    history: [],
    waiting: [],
    box: null,
  },
});

export const unknownPage = (words: Wording): Answer => plain(404, 'unknown', words.pages.states.unknown);
export const foreignPage = (words: Wording): Answer => plain(403, 'foreign', words.pages.states.foreign);

/** The body is bigger than any form of ours with its longest comment. */
export const tooBigPage = (words: Wording, longest: number): Answer =>
  plain(413, 'foreign', {
    ...words.pages.states.foreign,
    sentence: words.pages.mend.tooLong(longest),
  });

/**
 * 503 where the records cannot even be read: the form with what was typed, so that it can be sent again. Without the
 * link's item its stage is told from what was posted.
 */
export function busyPage(
  words: Wording,
  token: string,
  link: Pick<ReviewLink, 'stage' | 'round'> | null,
  typed: (Typed & { readonly code: boolean }) | null,
): Answer {
  const stage = typed?.decision === 'submit' ? 'drafting' : typed?.code ? 'sekda-sign-off' : 'opd-review';
  const at = link ?? { stage, round: 1 };
  return {
    status: 503,
    page: {
      state: 'busy',
      says: words.pages.states.busy,
      mends: [],
      about: null,
      contact: null,
      whose: null,
      sheet: null,
      use: null,
      upload: null,
      decision:
        typed?.draft == null
          ? null
          : decisionFormOf(words, { ...at, token }, { sha256: typed.draft, former: null }, typed),
    },
  };
}
