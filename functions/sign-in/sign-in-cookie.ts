import { parse } from 'hono/utils/cookie';
import * as v from 'valibot';
import type { Secrets } from './issuer.ts';

/** How its name begins, without the prefix `__Host-`. */
const SIGN_IN_COOKIE = 'paraf-sign-in-';

/**
 * Its name: one for each tab that signs in, told by the beginning of its state, which the issuer sends back with the code.
 * A state that is none of ours names no cookie.
 */
export const cookieOf = (state: string): string =>
  `${SIGN_IN_COOKIE}${state.replace(/[^\w-]/g, '').slice(0, 16)}`;

/** How many tabs of one browser may be signing in: each cookie takes some 400 bytes of every request's header. */
const MOST_TABS = 8;

/** Of the cookies in a request's `Cookie` header, the names (without their prefix) of those that make room for another. */
export function overMany(header: string | undefined): string[] {
  const kept = Object.entries(parse(header ?? '')).flatMap(([name, cookie]): [string, string][] =>
    name.startsWith(`__Host-${SIGN_IN_COOKIE}`) ? [[name.slice('__Host-'.length), cookie]] : [],
  );
  const untilOf = (cookie: string): string => fromCookie(cookie)?.until ?? '';
  return kept
    .sort(([, a], [, b]) => untilOf(b).localeCompare(untilOf(a)))
    .slice(MOST_TABS - 1)
    .map(([name]) => name);
}

/** How long signing in may take, in seconds. */
export const SIGN_IN_SECONDS = 10 * 60;

const secret = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** What a browser keeps while its person is at the issuer: nothing of it is stored by us. */
const Kept = v.object({
  state: secret,
  nonce: secret,
  verifier: secret,
  /** ISO instant after which it counts no more, however long the browser keeps it. */
  until: v.pipe(v.string(), v.isoTimestamp()),
  /** The page that was asked for. */
  to: v.string(),
});
export type Kept = v.InferOutput<typeof Kept>;

/** Fresh secrets: 256 random bits each. */
export function freshSecrets(secretBytes: (count: number) => Uint8Array): Secrets {
  const secret = () => Buffer.from(secretBytes(32)).toString('base64url');
  return { state: secret(), nonce: secret(), verifier: secret() };
}

export const toCookie = (kept: Kept): string => Buffer.from(JSON.stringify(kept)).toString('base64url');

/** Null: there is none, or it is not ours. */
export function fromCookie(cookie: string | undefined): Kept | null {
  const text = Buffer.from(cookie ?? '', 'base64url').toString('utf8');
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Kept), text);
  return read.success ? read.output : null;
}
