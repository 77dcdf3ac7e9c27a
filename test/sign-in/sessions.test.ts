import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { type ForgingIssuer, startForgingIssuer } from './forging-issuer.ts';
import { BASE, cookieOf, GOOD, type Knock, knockAt } from './knock.ts';

const records = ownRecords();
let forging: ForgingIssuer;
let knock: Knock;
beforeAll(async () => {
  forging = await startForgingIssuer();
  knock = knockAt(records, forging);
});
beforeEach(() => {
  forging.says = GOOD;
});
afterAll(() => forging.stop());

const secretOf = (cookie: string): string => cookie.slice(cookie.indexOf('.') + 1);
const tokenIn = (page: string): string => /name="form-token" value="([\w-]+)"/.exec(page)?.[1] ?? '';

/** Presses one of the account page's buttons. */
async function signOut(cookie: string, where: string, headers: Record<string, string> = {}) {
  const token = tokenIn(await (await knock.get('/account', cookie)).text());
  return knock.post('/sign-out', { 'form-token': token, where }, { cookie, origin: BASE, ...headers });
}

describe('a session', () => {
  test('is one GetItem, and no write within five minutes of its last use', async () => {
    const cookie = await knock.signIn();
    const before = await records.dump();
    records.clock.pass(5 * MINUTE - 1);
    records.requests.length = 0;
    expect(await knock.seen(cookie)).not.toBeNull();
    expect(records.requests).toEqual(['GetItemCommand']);
    expect(await records.dump()).toEqual(before);
    records.clock.pass(1);
    records.requests.length = 0;
    await knock.seen(cookie);
    await knock.seen(cookie);
    expect(records.requests).toEqual(['GetItemCommand', 'UpdateItemCommand', 'GetItemCommand']);
  });

  test('ends an hour after its last use', async () => {
    const cookie = await knock.signIn();
    records.clock.pass(HOUR - 1);
    expect(await knock.seen(cookie)).not.toBeNull();
    records.clock.pass(HOUR - 1);
    expect(await knock.seen(cookie)).not.toBeNull();
    records.clock.pass(HOUR);
    expect(await knock.seen(cookie)).toBeNull();
    expect((await knock.get('/account', cookie)).headers.get('location')).toBe('/sign-in?to=%2Faccount');
  });

  test('is not used by a page that looks again by itself: it ends an hour after a person did something', async () => {
    const cookie = await knock.signIn();
    for (let spent = 0; spent < 59; spent += 1) {
      records.clock.pass(MINUTE);
      expect(await (await knock.get('/glanced', cookie)).json()).not.toBeNull();
    }
    records.clock.pass(MINUTE);
    expect(await (await knock.get('/glanced', cookie)).json()).toBeNull();
    expect(await knock.seen(cookie)).toBeNull();
  });

  test('ends after twelve hours, however much it is used', async () => {
    const cookie = await knock.signIn();
    for (let spent = 0; spent < 24; spent += 1) {
      expect(await knock.seen(cookie)).not.toBeNull();
      records.clock.pass(HOUR / 2);
    }
    expect(await knock.seen(cookie)).toBeNull();
  });

  test('is stored as a hash: a dump of the table opens nothing', async () => {
    const cookie = await knock.signIn();
    const { formToken } = (await knock.seen(cookie)) as { formToken: string };
    const dump = JSON.stringify(await records.dump());
    expect(dump).toContain(GOOD.email);
    for (const secret of [secretOf(cookie), formToken]) expect(dump).not.toContain(secret);
    // What the table does hold is no cookie either.
    const { account } = /"pk":"SESSION#(?<account>[0-9a-f]{32})"/.exec(dump)?.groups ?? {};
    for (const [, hash] of dump.matchAll(/"sk":"SESSION#([0-9a-f]{64})"/g)) {
      const stolen = Buffer.from(hash ?? '', 'hex').toString('base64url');
      expect(await knock.seen(`__Host-paraf-session=${account}.${stolen}`)).toBeNull();
      expect(await knock.seen(`__Host-paraf-session=${account}.${hash?.slice(0, 43)}`)).toBeNull();
    }
  });

  test('is nobody’s with a secret or an account of somebody else’s', async () => {
    const cookie = await knock.signIn();
    forging.says = GOOD;
    const other = `__Host-paraf-session=${'0'.repeat(32)}.${secretOf(cookie)}`;
    expect(await knock.seen(other)).toBeNull();
    expect(await knock.seen(cookie.slice(0, -1) + (cookie.endsWith('A') ? 'Q' : 'A'))).toBeNull();
  });

  test.each([
    '',
    'a=b',
    '__Host-paraf-session=',
    '__Host-paraf-session=x',
    `__Host-paraf-session=${'a'.repeat(32)}`,
    `__Host-paraf-session=${'A'.repeat(32)}.${'a'.repeat(43)}`,
    `__Host-paraf-session=${'a'.repeat(32)}.${'a'.repeat(44)}`,
    `__Host-paraf-session=${'a'.repeat(32)}#x.${'a'.repeat(43)}`,
    `paraf-session=${'a'.repeat(32)}.${'a'.repeat(43)}`,
  ])('is nobody’s, and nothing is read, with the cookie %j', async (cookie) => {
    records.requests.length = 0;
    expect(await knock.seen(cookie)).toBeNull();
    expect(records.requests).toEqual([]);
  });
});

test('an account has ten sessions at most: the one that was begun first is left for an eleventh', async () => {
  const cookies: string[] = [];
  for (let i = 0; i < 11; i += 1) {
    records.clock.pass(1000);
    cookies.push(await knock.signIn());
  }
  const seen = await Promise.all(cookies.map((cookie) => knock.seen(cookie)));
  expect(seen.map((it) => it !== null)).toEqual([false, ...Array.from({ length: 10 }, () => true)]);
});

describe('signing out', () => {
  test('here ends this session alone: its cookie, stolen before, opens nothing', async () => {
    const [mine, elsewhere] = [await knock.signIn(), await knock.signIn()];
    const answer = await signOut(mine, 'here');
    expect([answer.status, knock.lastState()]).toEqual([200, 'signed-out']);
    expect(answer.headers.getSetCookie().join()).toMatch(/^__Host-paraf-session=;.*Max-Age=0/);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(await knock.seen(mine)).toBeNull();
    expect(await knock.seen(elsewhere)).not.toBeNull();
  });

  test('everywhere ends every session of the account, and nobody else’s', async () => {
    const [mine, elsewhere] = [await knock.signIn(), await knock.signIn()];
    const { cookie, sent } = await knock.begin();
    forging.says = { ...forging.says, sub: 's2', 'cognito:groups': ['viewers'] };
    const theirs = cookieOf(
      await knock.callback({ code: 'lain', state: sent.get('state') ?? '' }, cookie),
      'paraf-session',
    );
    expect((await signOut(mine, 'everywhere')).status).toBe(200);
    expect([await knock.seen(mine), await knock.seen(elsewhere)]).toEqual([null, null]);
    expect(await knock.seen(theirs)).toMatchObject({ account: { atMost: 'viewer' } });
  });

  test('is not undone by a request that was under way', async () => {
    const cookie = await knock.signIn();
    records.clock.pass(10 * MINUTE);
    const [, ...seen] = await Promise.all([
      signOut(cookie, 'here'),
      ...Array.from({ length: 8 }, () => knock.seen(cookie)),
    ]);
    expect(seen).toHaveLength(8);
    expect(await knock.seen(cookie)).toBeNull();
  });

  test.each([
    ['another site’s page, by its Origin', { origin: 'https://evil.example' }],
    ['another site’s page, by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('is refused to %s', async (_name, headers) => {
    const cookie = await knock.signIn();
    const answer = await signOut(cookie, 'everywhere', headers);
    expect([answer.status, knock.lastState()]).toEqual([403, 'foreign']);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await knock.seen(cookie)).not.toBeNull();
  });

  test.each([
    ['no form token', {}],
    ['a wrong form token', { 'form-token': 'x'.repeat(43) }],
    ['an empty one', { 'form-token': '' }],
  ])('is refused with %s', async (_name, fields) => {
    const cookie = await knock.signIn();
    const answer = await knock.post('/sign-out', { ...fields, where: 'here' }, { cookie });
    expect([answer.status, knock.lastState()]).toEqual([403, 'foreign']);
    expect(await knock.seen(cookie)).not.toBeNull();
  });

  test('is refused with the form token of another session', async () => {
    const [mine, other] = [await knock.signIn(), await knock.signIn()];
    const token = tokenIn(await (await knock.get('/account', other)).text());
    const answer = await knock.post('/sign-out', { 'form-token': token, where: 'here' }, { cookie: mine });
    expect(answer.status).toBe(403);
    expect(await knock.seen(mine)).not.toBeNull();
  });

  test('by GET, or with a word that no form of ours has, does nothing', async () => {
    const cookie = await knock.signIn();
    expect((await knock.get('/sign-out', cookie)).status).not.toBe(303);
    expect((await signOut(cookie, 'nowhere')).status).toBe(403);
    expect(await knock.seen(cookie)).not.toBeNull();
  });

  test('says so where the session has ended already, and what to do', async () => {
    const cookie = await knock.signIn();
    await signOut(cookie, 'here');
    const answer = await knock.post('/sign-out', { where: 'everywhere' }, { cookie });
    expect([answer.status, knock.lastState()]).toEqual([403, 'session-ended']);
    expect(await answer.text()).toContain('/sign-in?to=%2Faccount');
  });

  test('takes no longer form than its own', async () => {
    const cookie = await knock.signIn();
    const answer = await knock.post('/sign-out', { where: 'x'.repeat(5000) }, { cookie });
    expect(answer.status).toBe(413);
  });
});

describe('the account page', () => {
  test('says who is signed in, what they may at most, and until when; its forms are there to sign out', async () => {
    const cookie = await knock.signIn();
    const page = await (await knock.get('/account', cookie)).text();
    expect(page).toContain(GOOD.email);
    expect(page).toContain('Koordinator: melihat dan bertindak');
    expect(page).toMatch(/paling lambat sampai<\/dt><dd>\w+, \d+ Desember 2023 pukul \d\d\.\d\d WIB/);
    expect([...page.matchAll(/<form method="post" action="([^"]*)"/g)].map(([, to]) => to)).toEqual([
      '/sign-out',
      '/sign-out',
    ]);
    expect(page).not.toMatch(/<script|secret/i);
    expect(page).not.toContain(secretOf(cookie));
  });

  test('leads whoever is not signed in to the door and back', async () => {
    expect((await knock.get('/account')).headers.get('location')).toBe('/sign-in?to=%2Faccount');
  });
});

describe('records that do not answer', () => {
  test('are a page that can be tried again, and a fault by its name', async () => {
    const cookie = await knock.signIn();
    const down = knockAt(
      {
        ...records,
        dependencies: {
          ...records.dependencies,
          table: { ...records.dependencies.table, name: 'tidak-ada' },
        },
      },
      forging,
    );
    const answer = await down.get('/account', cookie);
    expect(answer.status).toBe(503);
    expect(down.told.at(-1)).toMatchObject({ state: 'busy', fault: 'ResourceNotFoundException' });
  });
});
