import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { faultName } from '../pages/fault-name.ts';
import { fieldsOf } from '../pages/fields-of.ts';
import { isForeign } from '../pages/foreign.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { signInId } from '../wording/sign-in-id.ts';
import type { SignInState } from '../wording/sign-in-words.ts';
import type { SignInWording } from '../wording/wording.ts';
import { accountOf } from './account-of.ts';
import type { Issuer } from './issuer.ts';
import { ownPath } from './own-path.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { beginSession, leave, liveSession, type SessionDependencies } from './sessions.ts';
import { cookieOf, freshSecrets, fromCookie, overMany, SIGN_IN_SECONDS, toCookie } from './sign-in-cookie.ts';
import type { SignInTold } from './told.ts';
import { accountPage } from './view/account-page.tsx';
import { signInSheet } from './view/sign-in-styles.ts';
import { statePage } from './view/state-page.tsx';

/** What the pages of signing in are handed. `baseUrl`: without a trailing slash. */
export interface SignInWebDeps extends SessionDependencies {
  readonly baseUrl: string;
  readonly issuer: Issuer;
  /** Indonesian, unless told otherwise. */
  readonly words?: SignInWording;
  /** Is told of every outcome. */
  readonly tell?: (told: SignInTold) => void;
}

const STATUS = {
  'no-cookie': 400,
  'too-late': 410,
  mismatch: 400,
  'code-used': 409,
  denied: 403,
  unverified: 403,
  'no-group': 403,
  unreachable: 503,
  busy: 503,
  'session-ended': 403,
  foreign: 403,
  'signed-out': 200,
  'signed-out-everywhere': 200,
} as const satisfies Record<SignInState, number>;

/** Sent over TLS only (browsers count 127.0.0.1 as such), to this host only, never to a script, nor with a foreign POST. */
const COOKIE = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Lax', path: '/' } as const;

const SignOutForm = v.object({ 'form-token': v.string(), where: v.picklist(['here', 'everywhere']) });

/** The longest form: a token and a word. */
const LONGEST_BODY = 4 * 1024;

/**
 * Signing in and out: `/sign-in?to=PATH`, `/sign-in/callback`, `/account`, and `POST /sign-out`. A browser keeps what
 * belongs to one signing in by itself; the records hold sessions, and of their secrets only hashes.
 */
export function signInWeb(deps: SignInWebDeps): Hono {
  const { baseUrl, issuer, now } = deps;
  const words = deps.words ?? signInId;
  const app = new Hono();
  const headers = pageHeaders({
    formOrigins: [],
    https: baseUrl.startsWith('https:'),
    sheets: [signInSheet],
  });
  for (const path of ['/sign-in', '/sign-in/*', '/account', '/sign-out']) app.use(path, headers);

  type Outcome = Pick<SignInTold, 'page' | 'state'> & Partial<Pick<SignInTold, 'account' | 'fault'>>;
  const tell = (c: Context, status: number, outcome: Outcome): void =>
    deps.tell?.({ method: c.req.method, status, account: null, fault: null, ...outcome });

  const lead = (c: Context, path: string, outcome: Outcome): Response => {
    tell(c, 303, outcome);
    return c.redirect(path, 303);
  };

  const say = (
    c: Context,
    outcome: Outcome & { state: SignInState },
    link = { href: '/sign-in', label: words.signIn.tryAgain },
  ): Response => {
    tell(c, STATUS[outcome.state], outcome);
    return c.html(statePage(outcome.state, { words, link }), STATUS[outcome.state]);
  };
  const signInTo = (to: string) => ({
    href: `/sign-in?to=${encodeURIComponent(to)}`,
    label: words.signIn.tryAgain,
  });

  /** A fault says its name in the log, and on the page that it can be tried again. */
  const safely =
    (page: SignInTold['page'], answer: (c: Context) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      try {
        return await answer(c);
      } catch (fault) {
        return say(c, { page, state: 'busy', fault: faultName(fault) });
      }
    };

  const begin = async (c: Context): Promise<Response> => {
    const page = 'sign-in';
    const to = ownPath(c.req.query('to'));
    const secrets = freshSecrets(deps.secretBytes);
    const begun = await issuer.begin(secrets);
    if ('refused' in begun) return say(c, { page, state: begun.refused, fault: begun.fault }, signInTo(to));
    const until = new Date(Date.parse(now()) + SIGN_IN_SECONDS * 1000).toISOString();
    for (const name of overMany(c.req.header('cookie'))) deleteCookie(c, name, COOKIE);
    const kept = toCookie({ ...secrets, until, to });
    setCookie(c, cookieOf(secrets.state), kept, { ...COOKIE, maxAge: SIGN_IN_SECONDS });
    return lead(c, begun.url, { page, state: 'sent-to-issuer' });
  };

  const finish = async (c: Context): Promise<Response> => {
    const page = 'callback';
    const cookie = cookieOf(c.req.query('state') ?? '');
    const kept = fromCookie(getCookie(c, cookie, 'host'));
    // One cookie, one try.
    deleteCookie(c, cookie, COOKIE);
    if (kept === null) return say(c, { page, state: 'no-cookie' });
    const to = ownPath(kept.to);
    if (now() >= kept.until) return say(c, { page, state: 'too-late' }, signInTo(to));
    const identity = await issuer.finish(new URL(c.req.url).search, kept);
    if ('refused' in identity)
      return say(c, { page, state: identity.refused, fault: identity.fault }, signInTo(to));
    const account = accountOf(identity);
    if (account === null) return say(c, { page, state: 'no-group' }, signInTo(to));
    const begun = await beginSession(deps, account, c.req.query('code') ?? '');
    if (begun === 'code-used') return say(c, { page, state: 'code-used' }, signInTo(to));
    // The session that this browser had until now, whoever's it was, is left: nobody is signed in twice in one browser.
    const former = await liveSession(deps, c.req.header('cookie'));
    if (former !== null) await leave(deps, former, 'here');
    setCookie(c, SESSION_COOKIE, begun.cookie, COOKIE);
    return lead(c, `${baseUrl}${to}`, { page, state: 'signed-in', account: account.account });
  };

  const showAccount = async (c: Context): Promise<Response> => {
    const page = 'account';
    const live = await liveSession(deps, c.req.header('cookie'));
    if (live === null) return lead(c, '/sign-in?to=%2Faccount', { page, state: 'sent-to-sign-in' });
    tell(c, 200, { page, state: 'shown', account: live.session.account });
    return c.html(accountPage(live.signedIn, live.session.ends, words));
  };

  const signOut = async (c: Context): Promise<Response> => {
    const page = 'sign-out';
    const notOurs = () =>
      say(c, { page, state: 'foreign' }, { href: '/account', label: words.signIn.toAccount });
    if (isForeign(c.req.raw.headers, baseUrl)) return notOurs();
    const live = await liveSession(deps, c.req.header('cookie'));
    if (live === null) {
      deleteCookie(c, SESSION_COOKIE, COOKIE);
      const link = { href: '/sign-in?to=%2Faccount', label: words.signIn.toSignIn };
      return say(c, { page, state: 'session-ended' }, link);
    }
    const form = v.safeParse(SignOutForm, await fieldsOf(c));
    if (!form.success || form.output['form-token'] !== live.signedIn.formToken) return notOurs();
    await leave(deps, live, form.output.where);
    deleteCookie(c, SESSION_COOKIE, COOKIE);
    // What this browser has kept of the pages. Not `cookies`: that would reach the other hosts of the office's domain.
    c.header('Clear-Site-Data', '"cache", "storage"');
    const state = form.output.where === 'here' ? 'signed-out' : 'signed-out-everywhere';
    const link = { href: '/sign-in', label: words.signIn.toSignIn };
    return say(c, { page, state, account: live.session.account }, link);
  };

  app.get('/sign-in', safely('sign-in', begin));
  app.get('/sign-in/callback', safely('callback', finish));
  app.get('/account', safely('account', showAccount));
  app.post(
    '/sign-out',
    bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => c.text('', 413) }),
    safely('sign-out', signOut),
  );
  return app;
}
