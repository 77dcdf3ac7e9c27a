import * as v from 'valibot';
import type { Secrets } from './issuer.ts';

/** Its name, without the prefix `__Host-`. */
export const SIGN_IN_COOKIE = 'paraf-sign-in';

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
