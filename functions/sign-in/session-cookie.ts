import { createHash, createHmac } from 'node:crypto';
import { parse } from 'hono/utils/cookie';

/** Its name, without the prefix `__Host-`. */
export const SESSION_COOKIE = 'paraf-session';

/** What a session's cookie holds: whose session, and 256 random bits that only the browser knows. */
export interface SessionCookie {
  readonly account: string;
  readonly secret: string;
}

export const freshSecret = (secretBytes: (count: number) => Uint8Array): string =>
  Buffer.from(secretBytes(32)).toString('base64url');

export const toSessionCookie = ({ account, secret }: SessionCookie): string => `${account}.${secret}`;

/** Reads a request's `Cookie` header. Null: there is none in it, or it is not ours. */
export function sessionCookieIn(cookies: string | undefined): SessionCookie | null {
  const name = `__Host-${SESSION_COOKIE}`;
  const value = parse(cookies ?? '', name)[name] ?? '';
  const [, account, secret] = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(value) ?? [];
  return account === undefined || secret === undefined ? null : { account, secret };
}

/** What is stored of a secret or a code: its SHA-256, in hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What the forms of a session carry. It tells nothing of the secret that it comes from, and is stored nowhere. */
export const formTokenOf = (secret: string): string =>
  createHmac('sha256', secret).update('form-token').digest('base64url');
