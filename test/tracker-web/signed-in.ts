import { nothingReadable } from '../builders/readable-drafts.ts';
import type { Account, Role } from '../../functions/sign-in/account.ts';
import type { Door } from '../../functions/sign-in/door.ts';
import { trackerWeb } from '../../functions/tracker-web/tracker-web.ts';
import type { Told } from '../../functions/tracker-web/told.ts';
import { BASE, type World } from '../review-web/world.ts';

export const FORM_TOKEN = 'token-formulir';

/** Whoever holds this address, as the issuer would have it. */
export const accountOf = (email: string, atMost: Role = 'coordinator'): Account => ({
  account: 'a'.repeat(32),
  email,
  atMost,
});

/** The plan's coordinator in test/builders/records.ts. */
export const COORDINATOR = accountOf('koordinator@kantor.example');
/** The plan's viewer there. */
export const VIEWER = accountOf('pengamat@kantor.example');

/** A door through which one account, or nobody, has come: pages are tested apart from signing in. */
export function doorFor(account: Account | null): Door {
  const who = async () => (account === null ? null : { account, formToken: FORM_TOKEN });
  return { who, glance: who };
}

/** Kominfo's pages over this world, for one account. */
export function trackerFor(world: World, account: Account | null = COORDINATOR, baseUrl = BASE) {
  const told: Told[] = [];
  const app = trackerWeb({
    dependencies: world.dependencies,
    drafts: world.drafts,
    readable: nothingReadable,
    baseUrl,
    door: doorFor(account),
    tell: (it) => told.push(it),
  });
  return {
    app,
    told,
    get: async (path: string, init?: RequestInit) => app.request(`${baseUrl}${path}`, init),
    /** As the form of a page of this session would be posted. */
    post: async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      app.request(`${baseUrl}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ 'form-token': FORM_TOKEN, ...fields }),
        headers,
      }),
  };
}
