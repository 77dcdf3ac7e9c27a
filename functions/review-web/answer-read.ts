import { shelfPlace } from '../actions/rule-on-decision.ts';
import { comparedPairs } from '../approval/follows/compared-pairs.ts';
import { isDrafting } from '../approval/path/stages.ts';
import { mayWrite } from '../discussion/may-write.ts';
import { answerReading, type ReadingAsked } from '../reading/answer-reading.ts';
import { findPicture } from '../reading/find-picture.ts';
import { readShelf } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { bookTitle } from '../records/plan/plan.ts';
import type { Answered, Web } from './answer.ts';
import { forReader } from './for-reader.ts';
import { pathOf } from './model/facts.ts';
import { seatOf } from './model/standing-of.ts';
import { usualSince } from './model/usual-since.ts';

/** A page of one of the section's drafts: the current one, unless another is asked for. */
export const answerRead = (web: Web, token: string, asked: ReadingAsked): Promise<Answered> =>
  forReader(web, token, async ({ link, dossier }) => {
    const { section, plan, drafts } = dossier;
    const current = section.draft?.sha256 ?? drafts.at(-1)?.sha256;
    if (current === undefined) return null;
    const here = pathOf(token);
    const pairs = comparedPairs(drafts, dossier.stages);
    const comments = await commentsAt(web, link, dossier, current);
    const html = await answerReading(
      web.readable,
      {
        words: web.words,
        section: section.id,
        title: section.title,
        book: bookTitle(plan, section.book),
        plan: plan.title,
        drafts,
        current,
        pairs,
        usualSince: usualSince(dossier, link, { pairs, current }),
        comments,
        back: { href: here, label: web.words.reading.decide },
        hrefs: {
          read: ({ of, since, page }) => `${here}/read?of=${of}&since=${since ?? 'none'}&page=${page}`,
          original: (sha256) => `${here}/drafts/${sha256}`,
          image: (sha256, nth) => `${here}/images/${sha256}/${nth}`,
        },
      },
      asked,
    );
    return html === null ? null : { html, state: 'reading', ids: link };
  });

/** Where the reader has written comments that are not sent; null where they write none. */
async function commentsAt({ dependencies }: Web, link: ReviewLink, dossier: Dossier, draft: string) {
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  if (isDrafting(link.stage) || 'refused' in mayWrite(dossier.section, asked, seatOf(link))) return null;
  const at = new Map<string, number>();
  for (const paper of (await readShelf(dependencies.table, shelfPlace(link))).papers)
    if (paper.paper === 'comment' && paper.place !== null && paper.by === link.person)
      at.set(paper.place.block, (at.get(paper.place.block) ?? 0) + 1);
  return { draft, at };
}

/** A picture of one of the section's drafts. */
export const answerImage = (web: Web, token: string, sha256: string, nth: string): Promise<Answered> =>
  forReader(web, token, async ({ link, dossier }) => {
    if (!dossier.drafts.some((it) => it.sha256 === sha256)) return null;
    const image = await findPicture(web.readable, link.section, { sha256, nth });
    return image === null ? null : { image, state: 'image', ids: link };
  });
