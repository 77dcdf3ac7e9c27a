import type { ReviewLink } from '../../records/links/link-item.ts';
import type { PageSays } from '../../wording/page-words.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Posted } from '../read-form.ts';
import { pathOf } from './facts.ts';
import { decisionFormOf, newLinkFormOf } from './forms-of.ts';
import type { Answer, BoxForm } from './page-model.ts';
import { firstStage, isDrafting, STAGES, traitsOf, UNSAID_PATH } from '../../approval/path/stages.ts';
import type { StageName } from '../../approval/path/paths.ts';

/** Pages that know nothing of any section: uniform, so that they tell nothing about which links exist. */
const plain = (
  status: Answer['status'],
  state: 'unknown' | 'foreign' | 'unavailable' | 'unsent',
  says: PageSays,
  box: BoxForm | null = null,
): Answer => ({
  status,
  page: {
    state,
    says,
    mends: [],
    about: null,
    contact: null,
    whose: null,
    draft: null,
    wrote: null,
    history: [],
    waiting: { action: '', items: [] },
    box,
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

/** 503 where the records cannot be read, and nothing was sent. */
export const unavailablePage = (words: Wording): Answer =>
  plain(503, 'unavailable', words.pages.states.unavailable);

/** The same where this box was sent: it can be ticked and sent again. */
export const unsentPage = (words: Wording, box: BoxForm): Answer =>
  plain(503, 'unsent', words.pages.states.unsent, box);

/**
 * 503 where the records cannot even be read: the form with what was typed, so that it can be sent again. Without the
 * link's item its stage is told from what was posted.
 */
export function busyPage(
  words: Wording,
  token: string,
  link: Pick<ReviewLink, 'stage' | 'round'> | null,
  posted: Posted,
): Answer {
  const { states } = words.pages;
  if (posted.form === 'box') return unsentPage(words, newLinkFormOf(words, token));
  const page = {
    state: 'busy',
    mends: [],
    about: null,
    contact: null,
    whose: null,
    sheet: null,
    upload: null,
  } as const;
  if (posted.form === 'open') return unavailablePage(words);
  if (posted.form === 'upload') {
    const use = { action: pathOf(token), upload: posted.upload };
    return { status: 503, page: { ...page, says: states.unsent, use, decision: null } };
  }
  const { typed, code } = posted;
  const at = link ?? { stage: stageLike(typed.decision === 'submit', code !== null), round: 1 };
  return {
    status: 503,
    page: {
      ...page,
      says: states.busy({ known: false }),
      use: null,
      decision:
        typed.draft === null
          ? null
          : decisionFormOf(words, { ...at, token }, { sha256: typed.draft, former: null }, typed),
    },
  };
}

/** A stage whose form has what was posted. */
const stageLike = (drafting: boolean, code: boolean): StageName =>
  STAGES.find((stage) => isDrafting(stage) === drafting && traitsOf(stage).code === code) ??
  firstStage(UNSAID_PATH);
