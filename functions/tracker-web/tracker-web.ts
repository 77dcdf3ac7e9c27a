import { type Context, Hono } from 'hono';
import { cutBody } from '../pages/cut-body.ts';
import { fieldsOf, lengthOf, listOf } from '../pages/fields-of.ts';
import { isForeign } from '../pages/foreign.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { MATRIX_FORMATS } from '../matrix/matrix-file.ts';
import { sendFile } from '../pages/send-file.ts';
import { sendPicture } from '../pages/send-picture.ts';
import { readingSheet } from '../reading/reading-sheet.ts';
import type { Door, SignedIn } from '../sign-in/door.ts';
import { id } from '../wording/id.ts';
import type { PageSays } from '../wording/page-words.ts';
import type { Wording } from '../wording/wording.ts';
import type { Answer, Asked, File, Picture, Tracker } from './answer.ts';
import { answerAct, postAct } from './answer-act.ts';
import { answerBoard } from './answer-board.ts';
import { answerEventsFile, answerStatusFile } from './answer-export.ts';
import { answerHolder } from './answer-holder.ts';
import { answerSeveral, postSeveral } from './answer-several.ts';
import {
  answerDownload,
  answerImage,
  answerMatrixFile,
  answerRead,
  answerSection,
} from './answer-section.ts';
import { typedFrom } from './model/fields-of-act.ts';
import { givenBack } from './model/typed-before.ts';
import { pathOfPlan, pathOfSignIn, REFRESH } from './model/paths.ts';
import type { Told } from './told.ts';
import { givenBackPage, type Way } from './view/given-back.tsx';
import { LOOKS_AGAIN, refreshScript } from './view/refresh-script.ts';
import { trackerSheet } from './view/tracker-styles.ts';

/** What Kominfo's pages are handed. `baseUrl`: without a trailing slash. */
export interface TrackerWebDeps extends Omit<Tracker, 'words' | 'ails'> {
  readonly door: Door;
  readonly baseUrl: string;
  /** Indonesian, unless told otherwise. */
  readonly words?: Wording;
  /** What is wrong with the database or its disk; nothing, unless told otherwise. */
  readonly ails?: Tracker['ails'] | undefined;
  /** Is told of every outcome. */
  readonly tell?: (told: Told) => void;
}

/** The longest form: a reason of 4,000 letters, each as long as UTF-8 and percent signs can make it, and the rest. */
const LONGEST_BODY = 64 * 1024;

/** So much of a longer one is given back. */
const READ_AT_MOST = 1024 * 1024;

/**
 * Kominfo's pages: the board at `/`, a section at `/sections/ID`, a coordinator's acts at `/sections/ID/acts/ACT`.
 * Whoever is not signed in is led to `/sign-in`, which is another web's; what a plan's members may see is decided in
 * functions/sign-in/access.ts.
 */
export function trackerWeb(deps: TrackerWebDeps): Hono {
  const { dependencies, drafts, readable, ails = () => null } = deps;
  const tracker: Tracker = { dependencies, drafts, readable, ails, words: deps.words ?? id };
  const { baseUrl, door } = deps;
  const { words } = tracker;
  const app = new Hono();
  const all = { formOrigins: [], https: baseUrl.startsWith('https:') };
  const headers = pageHeaders({ ...all, sheets: [trackerSheet] });
  // Begun before the others', it has the last word.
  const reading = pageHeaders({ ...all, sheets: [trackerSheet, readingSheet], pictures: true });
  app.use('/sections/:section/read', reading);
  app.use('/', pageHeaders({ ...all, sheets: [trackerSheet], scripts: true }));
  for (const path of [REFRESH, '/sections/*', '/acts/*', '/holders/*', '/export/*']) app.use(path, headers);

  /** Answers who is signed in; leads everybody else to signing in, and from there back to what was asked for. */
  const behindDoor =
    (answer: (asked: Asked, c: Context) => Promise<Answer | File | Picture>) =>
    async (c: Context): Promise<Response> => {
      const looksAgain = c.req.header(LOOKS_AGAIN) !== undefined;
      const signedIn = await (looksAgain ? door.glance : door.who)(c.req.header('cookie'));
      if (signedIn === null) return leadToDoor(c);
      return send(c, await answer({ signedIn, query: c.req.query() }, c), signedIn);
    };

  const leadToDoor = async (c: Context): Promise<Response> => {
    tell(c, { status: c.req.method === 'POST' ? 403 : 303, account: null, fault: null });
    if (c.req.method !== 'POST') {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(pathOfSignIn(pathname + search), 303);
    }
    const { toSignIn } = words.tracker;
    const way = { href: pathOfSignIn(formOf(c)), label: toSignIn };
    return c.html(await giveBack(c, words.tracker.signInAgain, way), 403);
  };

  /** What was typed into an act's form is given back; nothing else is shown. */
  const giveBack = async (c: Context, says: PageSays, way: Way): Promise<string> =>
    givenBackPage(says, givenBack(placeOf(c).act, typedFrom(await fieldsOf(c)), words), way, words);

  const toForm = (c: Context): Way => ({ href: formOf(c), label: words.tracker.toForm });
  const toBoard: Way = { href: '/', label: words.tracker.toBoard };
  const notTaken = (says: PageSays): string => givenBackPage(says, { facts: [], why: '' }, toBoard, words);

  // A fault says its name in the log, and on the page that it can be tried again; what was typed is given back.
  app.onError(async (fault, c) => {
    tell(c, { status: 503, account: null, fault: fault.name });
    const ailment = ails();
    const busy =
      ailment === null
        ? words.tracker.busy
        : { ...words.tracker.busy, sentence: words.tracker.ailments[ailment] };
    return c.html(c.req.method === 'POST' ? await giveBack(c, busy, toForm(c)) : notTaken(busy), 503);
  });

  const send = (c: Context, answer: Answer | File | Picture, signedIn: SignedIn): Response => {
    const status = 'to' in answer ? 303 : 'image' in answer || 'file' in answer ? 200 : answer.status;
    tell(c, { status, account: signedIn.account.account, fault: null });
    if ('to' in answer) return c.redirect(answer.to, 303);
    if ('file' in answer) return sendFile(c, answer.file);
    return 'image' in answer ? sendPicture(c, answer.image) : c.html(answer.html, answer.status);
  };

  const tell = (c: Context, told: Pick<Told, 'status' | 'account' | 'fault'>): void =>
    deps.tell?.({ page: pageOf(c.req.path), method: c.req.method, ...told });

  // The same for everybody, and nothing of any plan.
  app.get(REFRESH, (c) => c.body(refreshScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get(
    '/',
    behindDoor((asked) => answerBoard(tracker, asked)),
  );
  app.get(
    '/sections/:section',
    behindDoor((asked, c) => answerSection(tracker, asked, c.req.param('section') ?? '')),
  );
  app.get(
    '/sections/:section/drafts/:sha256',
    behindDoor((asked, c) =>
      answerDownload(tracker, asked, c.req.param('section') ?? '', c.req.param('sha256') ?? ''),
    ),
  );
  app.get(
    '/sections/:section/read',
    behindDoor((asked, c) => answerRead(tracker, asked, c.req.param('section') ?? '')),
  );
  for (const format of MATRIX_FORMATS)
    app.get(
      `/sections/:section/matrix.${format}`,
      behindDoor((asked, c) => answerMatrixFile(tracker, asked, c.req.param('section') ?? '', format)),
    );
  app.get(
    '/sections/:section/images/:sha256/:nth',
    behindDoor((asked, c) =>
      answerImage(tracker, asked, c.req.param('section') ?? '', {
        sha256: c.req.param('sha256') ?? '',
        nth: c.req.param('nth') ?? '',
      }),
    ),
  );
  app.get(
    '/sections/:section/acts/:act',
    behindDoor((asked, c) => answerAct(tracker, asked, placeOf(c))),
  );
  app.get(
    '/export/status.xlsx',
    behindDoor((asked) => answerStatusFile(tracker, asked)),
  );
  for (const as of ['csv', 'json'] as const)
    app.get(
      `/export/events.${as}`,
      behindDoor((asked) => answerEventsFile(tracker, asked, as)),
    );
  app.get(
    '/holders/:person',
    behindDoor((asked, c) => answerHolder(tracker, asked, c.req.param('person') ?? '')),
  );
  app.get(
    '/acts/:act',
    behindDoor((asked, c) =>
      answerSeveral(tracker, asked, c.req.param('act') ?? '', c.req.queries('section') ?? []),
    ),
  );

  /** Answers a form of this session's: one that another site made, or that is far too long, changes nothing. */
  const posted =
    (answer: (asked: Asked, c: Context, fields: Readonly<Record<string, string>>) => Promise<Answer>) =>
    async (c: Context): Promise<Response> => {
      if (isForeign(c.req.raw.headers, baseUrl)) {
        // Whoever was led here by another site is told so; their session is not even looked at.
        tell(c, { status: 403, account: null, fault: null });
        return c.html(notTaken(words.tracker.foreign), 403);
      }
      const fields = await fieldsOf(c);
      const lists = [...(await listOf(c, 'section')), ...(await listOf(c, 'step'))];
      if (lengthOf(fields) + lists.join('').length > LONGEST_BODY)
        return c.html(await giveBack(c, words.tracker.tooLong, toForm(c)), 413);
      const signedIn = await door.who(c.req.header('cookie'));
      if (signedIn === null) return leadToDoor(c);
      if (fields['form-token'] !== signedIn.formToken) {
        // Perhaps a former session's form, sent once more after signing in again.
        const html = await giveBack(c, words.tracker.foreign, toForm(c));
        return send(c, { status: 403, html }, signedIn);
      }
      const answered = await answer({ signedIn, query: c.req.query() }, c, fields);
      if ('to' in answered || (answered.status !== 403 && answered.status !== 404))
        return send(c, answered, signedIn);
      // A section or a plan that is not theirs any more: nothing of it is shown but what they typed.
      const says = answered.status === 403 ? words.tracker.forbidden : words.tracker.noSection;
      return send(c, { status: answered.status, html: await giveBack(c, says, toBoard) }, signedIn);
    };

  app.post(
    '/sections/:section/acts/:act',
    cutBody(READ_AT_MOST),
    posted((asked, c, fields) => postAct(tracker, asked, placeOf(c), fields)),
  );
  app.post(
    '/acts/:act',
    cutBody(READ_AT_MOST),
    posted(async (asked, c, fields) =>
      postSeveral(tracker, asked, c.req.param('act') ?? '', {
        fields,
        sections: await listOf(c, 'section'),
        steps: await listOf(c, 'step'),
      }),
    ),
  );
  return app;
}

const placeOf = (c: Context): { section: string; act: string } => ({
  section: c.req.param('section') ?? '',
  act: c.req.param('act') ?? '',
});

/** The path of the form that a POST came from: the same; of one about several sections, the board that they are on. */
function formOf(c: Context): string {
  const { pathname } = new URL(c.req.url);
  const plan = c.req.query('plan');
  return pathname.startsWith('/acts/') ? (plan === undefined ? '/' : pathOfPlan(plan)) : pathname;
}

function pageOf(path: string): Told['page'] {
  if (path === '/') return 'board';
  if (path.startsWith('/holders/')) return 'holder';
  if (path.startsWith('/export/')) return 'export';
  if (path.includes('/acts/')) return 'act';
  if (path.endsWith('/read') || path.includes('/images/')) return 'reading';
  return path.includes('/drafts/') ? 'draft' : 'section';
}
