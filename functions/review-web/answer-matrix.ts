import { type Given, keepPapers, reopeningId } from '../actions/keep-papers.ts';
import { shelfPlace } from '../actions/rule-on-decision.ts';
import { isDrafting } from '../approval/path/stages.ts';
import { isUnanswered } from '../discussion/discussion.ts';
import type { Place } from '../discussion/paper.ts';
import { seatIn } from '../discussion/whose.ts';
import { faultName } from '../pages/fault-name.ts';
import { findPlaces, findUnit, LONGEST_QUOTE } from '../reading/find-unit.ts';
import { type CommentTold, readComments } from '../records/discussion/read-comments.ts';
import { readShelf } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { readPeople } from '../records/plan/people.ts';
import type { Answered, Web } from './answer.ts';
import { forReader, type Reader } from './for-reader.ts';
import { pathOf } from './model/facts.ts';
import { type MatrixProblem, matrixPageOf } from './model/matrix-page.ts';
import { unknownPage } from './model/plain-pages.ts';
import { pageFor } from './page-for.ts';
import { readOpened } from './read-opened.ts';
import { mendsOfAnswer, mendsOfReopening, readAnswer, readReopening, ROWS, rowsIn } from './read-papers.ts';
import { matrixPage } from './view/matrix-page.tsx';

type Fields = Readonly<Record<string, string>>;

export type MatrixRequest =
  | { readonly method: 'GET'; readonly page: string | undefined }
  | { readonly method: 'POST'; readonly fields: Fields };

/**
 * The matrix of all comments and answers: a drafter answers in it, a reviewer opens answers of their own comments again,
 * and both read the rest. One POST saves every row that is whole.
 */
export async function answerMatrix(web: Web, token: string, request: MatrixRequest): Promise<Answered> {
  if (request.method === 'GET')
    return show(web, token, { page: pageIn(request.page), fields: null, problem: null });
  const { fields } = request;
  const page = pageIn(fields['page']);
  const again = (problem: MatrixProblem) => show(web, token, { page, fields, problem });
  let saved: readonly number[] = [];
  try {
    const opened = await readOpened(web.dependencies.table, token);
    if (opened === null) return { ...unknownPage(web.words), ids: null };
    const { link } = opened;
    if (link.expires <= web.dependencies.now())
      return await pageFor(web, opened, { method: 'POST', fields: {} }, null, null);
    const { whole, mends } = isDrafting(link.stage) ? answersIn(fields) : reopeningsIn(fields);
    if (whole.length === 0)
      return await again({
        mends: mends.length > 0 ? mends : [{ field: 'matrix', mend: 'nothing' }],
        saved: [],
        refused: null,
      });
    const kept = await keepPapers(web.dependencies, link, givenOf(web, link, fields, whole));
    if ('refused' in kept) {
      if (kept.refused === 'no-such-section') return { ...unknownPage(web.words), ids: null };
      if (kept.refused !== 'unchanged') return await again({ mends, saved: [], refused: kept.refused });
      return await again({
        mends: mends.length > 0 ? mends : [{ field: 'matrix', mend: 'unchanged' }],
        saved: [],
        refused: null,
      });
    }
    saved = whole;
    if (mends.length > 0) return await again({ mends, saved, refused: null });
    return { to: `${pathOf(token)}/matrix?page=${page}`, state: 'counted', ids: link };
  } catch (fault) {
    return { ...(await again({ mends: [], saved, refused: 'fault' })), fault: faultName(fault) };
  }
}

const pageIn = (page: string | undefined): number => (/^[1-9]\d?$/.test(page ?? '') ? Number(page) : 1);

type Rows = Pick<MatrixProblem, 'mends'> & { readonly whole: readonly number[] };

/** Rows in which something was filled in: those that are whole, and what is to be mended in the others. */
function answersIn(fields: Fields): Rows {
  const rows = rowsIn(fields).map((comment) => ({
    comment,
    mends: mendsOfAnswer(readAnswer(fields, comment)),
  }));
  return {
    whole: rows.flatMap(({ comment, mends }) => (mends !== null && mends.length === 0 ? [comment] : [])),
    mends: rows.flatMap(({ mends }) => mends ?? []),
  };
}

/** A row is whole where its box is ticked with a reason, or not ticked at all: that takes back what was ticked before. */
function reopeningsIn(fields: Fields): Rows {
  const rows = rowsIn(fields).map((comment) => ({
    comment,
    mends: mendsOfReopening(readReopening(fields, comment)),
  }));
  const touched = rowsIn(fields).some(
    (comment) => readReopening(fields, comment).reopen || fields[`was-${comment}`] === 'yes',
  );
  return {
    whole: touched ? rows.flatMap(({ comment, mends }) => (mends.length === 0 ? [comment] : [])) : [],
    mends: rows.flatMap(({ mends }) => mends),
  };
}

async function givenOf(
  web: Web,
  link: ReviewLink,
  fields: Fields,
  whole: readonly number[],
): Promise<readonly Given[]> {
  if (!isDrafting(link.stage))
    return whole.map((comment) => {
      const { reopen, text } = readReopening(fields, comment);
      return reopen
        ? { give: 'reopening', comment, text: text.trim() }
        : { give: 'removal', id: reopeningId(comment) };
    });
  const given: Given[] = [];
  for (const comment of whole) {
    const { verdict, text, block } = readAnswer(fields, comment);
    if (verdict === null) continue;
    const draft = fields['draft'] ?? '';
    const unit = block === '' ? null : await findUnit(web.readable, link.section, draft, block);
    const place: Place | null =
      unit === null
        ? null
        : { draft, converter: unit.converter, block: unit.block, quote: unit.text.slice(0, LONGEST_QUOTE) };
    given.push({ give: 'answer', comment, verdict, text: text.trim(), place });
  }
  return given;
}

interface Shown {
  readonly page: number;
  /** As they were posted; null: nothing was. */
  readonly fields: Fields | null;
  readonly problem: MatrixProblem | null;
}

const show = (web: Web, token: string, shown: Shown): Promise<Answered> =>
  forReader(web, token, (reader) => showTo(web, reader, shown), shown.fields === null ? 'GET' : 'POST');

async function showTo(web: Web, reader: Reader, { page, fields, problem }: Shown): Promise<Answered> {
  const { token, link, dossier } = reader;
  const { table } = web.dependencies;
  const [{ comments }, shelf] = await Promise.all([
    readComments(table, link.section),
    readShelf(table, shelfPlace(link)),
  ]);
  const asked = dossier.stages.find((it) => it.stage === link.stage && it.round === link.round) ?? null;
  const own = seatIn(asked, link.person);
  const order = inOrder(comments, isDrafting(link.stage) ? null : own);
  const rows = order.slice((page - 1) * ROWS, page * ROWS);
  const current = dossier.section.draft?.sha256 ?? null;
  const [people, places] = await Promise.all([
    readPeople(table, link.plan, [
      ...new Set(comments.flatMap((it) => [it.by, ...[...it.answers, ...it.reopenings].map(({ by }) => by)])),
    ]),
    current === null
      ? new Map()
      : findPlaces(
          web.readable,
          link.section,
          current,
          new Map(rows.flatMap((it) => (it.place === null ? [] : [[it.number, it.place]]))),
        ),
  ]);
  const model = matrixPageOf(
    { words: web.words, token, link, dossier },
    { rows, all: comments.length, page, own, shelf, people, places, fields, problem },
  );
  return { html: matrixPage(model, web.words), state: model.state, status: model.status, ids: link };
}

/** A drafter sees first what waits for an answer; a reviewer their own seat's comments. */
const inOrder = (comments: readonly CommentTold[], own: string | null): CommentTold[] =>
  comments.toSorted((a, b) => Number(isFirst(b, own)) - Number(isFirst(a, own)) || a.number - b.number);

const isFirst = (comment: CommentTold, own: string | null): boolean =>
  own === null ? isUnanswered(comment) : comment.seat === own;
