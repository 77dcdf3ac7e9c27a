import { type Context, Hono } from 'hono';
import type { Dependencies } from '../actions/dependencies.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import { id } from '../wording/id.ts';
import type { Wording } from '../wording/wording.ts';
import type { ReadableDrafts } from '../reading/readable-drafts.ts';
import { readingSheet } from '../reading/reading-sheet.ts';
import { LONGEST_PAPER } from '../discussion/shelf.ts';
import { answerComments } from './answer-comments.ts';
import { answerDraft } from './answer-draft.ts';
import { answerImage, answerRead } from './answer-read.ts';
import type { Answered } from './answer.ts';
import { answerMatrix } from './answer-matrix.ts';
import { MATRIX_FORMATS } from '../matrix/matrix-file.ts';
import { answerMatrixFile } from './answer-matrix-file.ts';
import { typedIn } from './read-papers.ts';
import { answerReview } from './answer-review.ts';
import { answerNotMe } from './answer-not-me.ts';
import { cutBody } from '../pages/cut-body.ts';
import { fieldsOf, lengthOf } from '../pages/fields-of.ts';
import { isForeign } from '../pages/foreign.ts';
import { foreignPage, tooBigPage, unknownPage } from './model/plain-pages.ts';
import { LONGEST_COMMENT } from './model/problem.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { sendFile } from '../pages/send-file.ts';
import { sendPicture } from '../pages/send-picture.ts';
import { styles } from '../pages/styles.ts';
import type { Told } from './told.ts';
import { reviewPage } from './view/review-page.tsx';

/** What the pages behind links are handed. `baseUrl`: without a trailing slash. */
export interface ReviewWebDeps {
  readonly dependencies: Dependencies;
  readonly drafts: DraftStore;
  readonly readable: ReadableDrafts;
  readonly baseUrl: string;
  /** Where the same pages answer besides: links that were sent before there was this `baseUrl` lead there. */
  readonly alsoAt?: string | undefined;
  /** The origin that the upload form posts to. */
  readonly storeOrigin: string;
  /** Indonesian, unless told otherwise. */
  readonly words?: Wording;
  /** Is told of every outcome. */
  readonly tell?: (told: Told) => void;
}

/** The longest comment in a form, each letter as long as UTF-8 and percent signs can make it, and the rest. */
const LONGEST_BODY = LONGEST_COMMENT * 12 + 4096;

/** So much of a longer one is given back. */
const READ_AT_MOST = 1024 * 1024;

/** Fifty answers, each as long as it may be, each letter as long as percent signs can make it. */
const MATRIX_AT_MOST = 3 * 1024 * 1024;

/** The pages behind an emailed link: `/t/:token` for a review, `/n/:token` for "this was not me". Nothing else. */
export function reviewWeb(deps: ReviewWebDeps): Hono {
  const web = { ...deps, words: deps.words ?? id };
  const { words, baseUrl, alsoAt = baseUrl } = web;
  const app = new Hono();
  // The store leads back to the base URL, wherever the form was.
  const formOrigins = [deps.storeOrigin, ...(alsoAt === baseUrl ? [] : [new URL(baseUrl).origin])];
  const all = { formOrigins, https: baseUrl.startsWith('https:') };
  const headers = pageHeaders(all);
  // Begun before the others', it has the last word.
  app.use('/t/:token/read', pageHeaders({ ...all, sheets: [styles, readingSheet], pictures: true }));
  for (const path of ['/t/:token/comments', '/t/:token/matrix'])
    app.use(path, pageHeaders({ ...all, sheets: [styles, readingSheet] }));
  for (const path of ['/t/*', '/n/*']) {
    app.use(path, headers);
    app.post(path, async (c, next) =>
      isForeign(c.req.raw.headers, baseUrl, alsoAt)
        ? send(c, { ...foreignPage(words), ids: null }, web)
        : next(),
    );
    app.post(path, (c, next) =>
      cutBody(c.req.path.endsWith('/matrix') ? MATRIX_AT_MOST : READ_AT_MOST)(c, next),
    );
  }

  app.get('/t/:token', async (c) => {
    const asked = (name: string) => c.req.query(name) ?? null;
    const returned = { upload: asked('upload'), key: asked('key'), etag: asked('etag') };
    return send(c, await answerReview(web, c.req.param('token'), { method: 'GET', returned }), web);
  });
  app.post('/t/:token', async (c) => {
    const fields = await fieldsOf(c);
    if (lengthOf(fields) > LONGEST_BODY)
      return send(c, { ...tooBigPage(words, LONGEST_COMMENT), ids: null }, web, fields['comment']);
    return send(
      c,
      await answerReview(web, c.req.param('token'), { method: 'POST', fields }),
      web,
      fields['comment'],
    );
  });
  app.get('/t/:token/drafts/:sha256', async (c) =>
    send(c, await answerDraft(web, c.req.param('token'), c.req.param('sha256')), web),
  );
  app.get('/t/:token/read', async (c) => {
    const { of, since, page } = c.req.query();
    return send(c, await answerRead(web, c.req.param('token'), { of, since, page }), web);
  });
  app.get('/t/:token/images/:sha256/:nth', async (c) => {
    const { token, sha256, nth } = c.req.param();
    return send(c, await answerImage(web, token, sha256, nth), web);
  });
  app.get('/t/:token/comments', async (c) => {
    const { block = '', comment = '' } = c.req.query();
    return send(c, await answerComments(web, c.req.param('token'), { method: 'GET', block, comment }), web);
  });
  app.post('/t/:token/comments', async (c) => {
    const fields = await fieldsOf(c);
    const kept = typedIn(fields);
    if (lengthOf(fields) > LONGEST_BODY)
      return send(c, { ...tooBigPage(words, LONGEST_PAPER), ids: null }, web, kept);
    return send(c, await answerComments(web, c.req.param('token'), { method: 'POST', fields }), web, kept);
  });
  app.get('/t/:token/matrix', async (c) => {
    const page = c.req.query('page');
    return send(c, await answerMatrix(web, c.req.param('token'), { method: 'GET', page }), web);
  });
  app.post('/t/:token/matrix', async (c) => {
    const fields = await fieldsOf(c);
    return send(
      c,
      await answerMatrix(web, c.req.param('token'), { method: 'POST', fields }),
      web,
      typedIn(fields),
    );
  });
  for (const format of MATRIX_FORMATS)
    app.get(`/t/:token/matrix.${format}`, async (c) =>
      send(c, await answerMatrixFile(web, c.req.param('token'), format), web),
    );
  app.get('/n/:token', async (c) =>
    send(c, await answerNotMe(web, c.req.param('token'), { method: 'GET' }), web),
  );
  app.post('/n/:token', async (c) => {
    const fields = await fieldsOf(c);
    return send(c, await answerNotMe(web, c.req.param('token'), { method: 'POST', fields }), web);
  });
  // A link whose token was cut off when it was copied, or that was made longer.
  for (const path of ['/t/*', '/n/*'])
    app.all(path, (c) => send(c, { ...unknownPage(words), ids: null }, web));
  return app;
}

function send(
  c: Context,
  answer: Answered,
  { words, tell }: { words: Wording; tell?: ReviewWebDeps['tell'] },
  typed = '',
) {
  const state = 'page' in answer ? answer.page.state : answer.state;
  const status =
    'to' in answer ? 303 : 'page' in answer ? answer.status : 'html' in answer ? (answer.status ?? 200) : 200;
  tell?.({
    page: pageAt(c.req.path),
    method: c.req.method,
    status,
    state,
    section: answer.ids?.section ?? null,
    person: answer.ids?.person ?? null,
    fault: answer.fault ?? null,
  });
  if ('to' in answer) return c.redirect(answer.to, 303);
  if ('html' in answer) return c.html(answer.html, answer.status ?? 200);
  if ('image' in answer) return sendPicture(c, answer.image);
  if ('file' in answer) return sendFile(c, answer.file);
  // What was typed survives every answer: in the form, where the page offers it again, else beside it.
  const { page } = answer;
  const again = 'decision' in page && page.decision?.comment.text === typed;
  const kept = answer.status >= 400 && !again ? typed : '';
  return c.html(reviewPage(page, words, kept), answer.status);
}

function pageAt(path: string): Told['page'] {
  if (path.startsWith('/n/')) return 'not-me';
  if (path.includes('/drafts/')) return 'draft';
  if (path.endsWith('/comments')) return 'comments';
  if (path.includes('/matrix')) return 'matrix';
  return path.endsWith('/read') || path.includes('/images/') ? 'reading' : 'review';
}
