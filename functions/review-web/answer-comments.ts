import { freshName } from '../actions/dependencies.ts';
import { type Given, keepPapers } from '../actions/keep-papers.ts';
import { shelfPlace } from '../actions/rule-on-decision.ts';
import { isDrafting } from '../approval/path/stages.ts';
import { faultName } from '../pages/fault-name.ts';
import { findUnit, LONGEST_QUOTE } from '../reading/find-unit.ts';
import { readAllPapers, readShelf } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import type { Answered, Web } from './answer.ts';
import { forReader, type Reader } from './for-reader.ts';
import { type CommentsProblem, commentsPageOf } from './model/comments-page.ts';
import { pathOf } from './model/facts.ts';
import { unknownPage } from './model/plain-pages.ts';
import { pageFor } from './page-for.ts';
import { type CommentTyped, mendsOfComment, readComment } from './read-papers.ts';
import { type Opened, readOpened } from './read-opened.ts';
import { unsentPapers } from './unsent-papers.ts';
import { commentsPage } from './view/comments-page.tsx';

export type CommentsRequest =
  | { readonly method: 'GET'; readonly block: string; readonly comment: string }
  | { readonly method: 'POST'; readonly fields: Readonly<Record<string, string>> };

const NO_PROBLEM: CommentsProblem = { mends: [], refused: null };

/**
 * A reviewer's comments that are not sent yet: the list of them, and the form for one, at its paragraph. A GET changes
 * nothing; a POST keeps a comment, changes it or takes it away, and leads back to the paragraph.
 */
export async function answerComments(web: Web, token: string, request: CommentsRequest): Promise<Answered> {
  if (request.method === 'GET') {
    const typed = { ...NOTHING_TYPED, block: request.block, comment: request.comment };
    return showComments(web, token, { typed, isNew: true, problem: NO_PROBLEM });
  }
  const typed = readComment(request.fields);
  const mends = mendsOfComment(typed);
  const again = (problem: CommentsProblem) => showComments(web, token, { typed, isNew: false, problem });
  try {
    const opened = await readOpened(web.dependencies.table, token);
    if (opened === null) return { ...unknownPage(web.words), ids: null };
    if (opened.link.expires <= web.dependencies.now()) return toldOf(web, opened);
    if (isDrafting(opened.link.stage))
      return { to: `${pathOf(token)}/matrix`, state: 'elsewhere', ids: opened.link };
    if (mends.length > 0) return await again({ mends, refused: null });
    const at = placeOf(web, opened.link, typed);
    const kept = await keepPapers(web.dependencies, opened.link, givenOf(web, typed, at));
    if (!('refused' in kept)) return { to: await backTo(token, at), state: 'counted', ids: opened.link };
    if (kept.refused === 'no-such-section') return { ...unknownPage(web.words), ids: null };
    if (kept.refused === 'unchanged')
      return await again({ mends: [{ field: 'text', mend: 'unchanged' }], refused: null });
    return await again({ mends: [], refused: kept.refused });
  } catch (fault) {
    const answer = await again({ mends: [], refused: 'fault' });
    return { ...answer, fault: faultName(fault) };
  }
}

const NOTHING_TYPED: CommentTyped = {
  draft: '',
  block: '',
  kind: null,
  text: '',
  proposal: '',
  comment: '',
  fresh: '',
  remove: false,
};

type Where = Awaited<ReturnType<typeof findUnit>>;

/** The quoted words are the draft's, never the form's. */
const placeOf = (web: Web, link: ReviewLink, { draft, block }: CommentTyped): Promise<Where> =>
  block === '' || !/^[0-9a-f]{64}$/.test(draft)
    ? Promise.resolve(null)
    : findUnit(web.readable, link.section, draft, block);

async function givenOf(
  { dependencies }: Web,
  typed: CommentTyped,
  at: Promise<Where>,
): Promise<readonly Given[]> {
  const { comment, fresh, kind, draft, text, proposal, remove } = typed;
  if (remove && comment !== '') return [{ give: 'removal', id: comment }];
  if (kind === null) return [];
  const unit = await at;
  const place =
    unit === null
      ? null
      : { draft, converter: unit.converter, block: unit.block, quote: unit.text.slice(0, LONGEST_QUOTE) };
  const id = comment !== '' ? comment : fresh !== '' ? fresh : freshName(dependencies);
  return [
    {
      give: 'comment',
      id,
      fresh: comment === '',
      draft,
      place,
      kind,
      text: text.trim(),
      proposal: proposal.trim(),
    },
  ];
}

async function backTo(token: string, at: Promise<Where>): Promise<string> {
  const unit = await at;
  return unit === null
    ? `${pathOf(token)}/comments`
    : `${pathOf(token)}/read?page=${unit.page}#${unit.block}`;
}

/** The page that says why this link writes nothing any more. */
const toldOf = (web: Web, opened: Opened): Promise<Answered> =>
  pageFor(web, opened, { method: 'POST', fields: {} }, null, null);

interface Shown {
  readonly typed: CommentTyped;
  /** Nothing was typed yet: a saved comment fills the form in. */
  readonly isNew: boolean;
  readonly problem: CommentsProblem;
}

async function showComments(web: Web, token: string, shown: Shown): Promise<Answered> {
  return forReader(web, token, (reader) => showTo(web, reader, shown), shown.isNew ? 'GET' : 'POST');
}

async function showTo(web: Web, reader: Reader, { typed, isNew, problem }: Shown): Promise<Answered | null> {
  const { token, link, dossier } = reader;
  if (isDrafting(link.stage)) return { to: `${pathOf(token)}/matrix`, state: 'elsewhere', ids: link };
  const { table } = web.dependencies;
  const draft = isNew ? (dossier.section.draft?.sha256 ?? '') : typed.draft;
  const [shelf, unsent] = await Promise.all([
    readShelf(table, shelfPlace(link)),
    unsentPapers(readAllPapers(table, link.section), dossier, link),
  ]);
  const edited = shelf.papers.find((it) => it.id === typed.comment && it.paper === 'comment');
  const own = edited?.paper === 'comment' ? edited : null;
  const block = typed.block === '' && isNew ? (own?.place?.block ?? '') : typed.block;
  const unit = await findUnit(web.readable, link.section, draft, block);
  if (isNew && ((block !== '' && unit === null) || (typed.comment !== '' && own === null))) return null;
  const model = commentsPageOf(
    { words: web.words, now: web.dependencies.now(), token, link, dossier },
    {
      shelf,
      unsent,
      unit,
      form:
        isNew && own !== null
          ? { ...typed, draft, block, kind: own.kind, text: own.text, proposal: own.proposal }
          : { ...typed, draft, block, fresh: typed.fresh === '' ? freshName(web.dependencies) : typed.fresh },
      problem,
    },
  );
  return { html: commentsPage(model, web.words), state: model.state, status: model.status, ids: link };
}
