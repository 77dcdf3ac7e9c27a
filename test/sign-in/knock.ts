import { randomUUID } from 'node:crypto';
import { openIdIssuer } from '../../functions/sign-in/issuer.ts';
import type { TestRecords } from '../builders/records.ts';
import type { ForgingIssuer } from './forging-issuer.ts';
import { type DoorPages, doorPages } from './office.ts';

export const BASE = 'https://paraf.example';

export interface Knock extends DoorPages {
  /** `GET /sign-in`: the cookie that the browser keeps, and what the issuer was sent. */
  begin(to?: string): Promise<{ cookie: string; sent: URLSearchParams; answer: Response }>;
  /** The issuer's answer for this browser. */
  callback(query: Record<string, string>, cookie: string): Promise<Response>;
  /** Signs in wholly; what the browser holds then, as a `Cookie` header. */
  signIn(): Promise<string>;
  /** Who is there, as the records have it. */
  seen(cookie: string): Promise<unknown>;
  get(path: string, cookie?: string): Promise<Response>;
  post(path: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response>;
  lastState(): string | undefined;
}

/** The pages of signing in, asked without a network, at an issuer that says what a test wants. */
export function knockAt(records: TestRecords, forging: ForgingIssuer): Knock {
  const at = { issuer: forging.issuer, clientId: 'paraf', redirectUri: `${BASE}/sign-in/callback` };
  const pages = doorPages(records, BASE, openIdIssuer(at));
  const get = async (path: string, cookie = '') =>
    pages.app.request(`${BASE}${path}`, { headers: { cookie } });
  const it: Knock = {
    ...pages,
    get,
    async begin(to = '/') {
      const answer = await get(`/sign-in?to=${encodeURIComponent(to)}`);
      const sent = new URL(answer.headers.get('location') ?? BASE).searchParams;
      forging.says = { ...GOOD, nonce: sent.get('nonce') };
      return { cookie: cookieOf(answer, 'paraf-sign-in'), sent, answer };
    },
    callback: (query, cookie) => get(`/sign-in/callback?${new URLSearchParams(query)}`, cookie),
    async signIn() {
      const { cookie, sent } = await it.begin();
      const answer = await it.callback({ code: randomUUID(), state: sent.get('state') ?? '' }, cookie);
      return cookieOf(answer, 'paraf-session');
    },
    seen: async (cookie) => (await get('/seen', cookie)).json(),
    post: async (path, fields, headers) =>
      pages.app.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(fields), headers }),
    lastState: () => pages.told.at(-1)?.state,
  };
  return it;
}

/** What an issuer says of a coordinator whose address it has verified. */
export const GOOD = {
  email: 'koordinator@kantor.example',
  email_verified: true,
  'cognito:groups': ['coordinators'],
};

/** `name=value` of a cookie that an answer sets; empty where it sets none, or takes it away. */
export function cookieOf(answer: Response, name: 'paraf-session' | 'paraf-sign-in'): string {
  const named = name === 'paraf-session' ? `__Host-${name}=` : `__Host-${name}-`;
  const lines = answer.headers.getSetCookie().filter((it) => it.startsWith(named));
  const line = lines.find((it) => !/max-age=0\b/i.test(it)) ?? '';
  return line.split(';')[0] ?? '';
}
