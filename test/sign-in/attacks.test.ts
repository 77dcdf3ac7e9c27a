import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { type ForgingIssuer, startForgingIssuer } from './forging-issuer.ts';
import { BASE, cookieOf, GOOD, type Knock, knockAt } from './knock.ts';

const records = ownRecords();
let forging: ForgingIssuer;
let knock: Knock;
beforeAll(async () => {
  forging = await startForgingIssuer();
});
beforeEach(() => {
  knock = knockAt(records, forging);
  Object.assign(forging, { broken: false, wrongKey: false, says: GOOD });
});
afterAll(() => forging.stop());

const signedInAs = { account: { email: GOOD.email, atMost: 'coordinator' } };

/** An answer that signs nobody in: a page of this status, no session, and the way to try again. */
async function expectRefused(answer: Response, status: number, state: string): Promise<void> {
  expect([answer.status, knock.lastState()]).toEqual([status, state]);
  expect(cookieOf(answer, 'paraf-session')).toBe('');
  expect(await answer.text()).toContain('href="/sign-in');
}

describe('an answer of the issuer', () => {
  test('signs in where everything fits, and leads to the page that was asked for', async () => {
    const { cookie, sent } = await knock.begin('/sections/papan.satu');
    const answer = await knock.callback({ code: 'baik', state: sent.get('state') ?? '' }, cookie);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${BASE}/sections/papan.satu`]);
    expect(await knock.seen(cookieOf(answer, 'paraf-session'))).toMatchObject(signedInAs);
    expect(cookieOf(answer, 'paraf-sign-in')).toBe('');
    expect(answer.headers.getSetCookie().some((it) => /^__Host-paraf-sign-in-[\w-]{16}=;/.test(it))).toBe(
      true,
    );
  });

  test('is refused with a forged state', async () => {
    const { cookie, sent } = await knock.begin();
    const forged = Buffer.alloc(32, 7).toString('base64url');
    await expectRefused(await knock.callback({ code: 'a', state: forged }, cookie), 400, 'no-cookie');
    // One that finds the cookie, because it begins as the right one does.
    const alike = `${(sent.get('state') ?? '').slice(0, 16)}${forged.slice(16)}`;
    await expectRefused(await knock.callback({ code: 'a', state: alike }, cookie), 400, 'mismatch');
  });

  test.each([
    ['forged', 'milik-orang-lain'],
    ['missing', undefined],
  ])('is refused where the nonce is %s', async (_name, nonce) => {
    const { cookie, sent } = await knock.begin();
    forging.says = { ...GOOD, nonce };
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    await expectRefused(answer, 400, 'mismatch');
  });

  test('signs in each of a browser’s tabs, in whatever order they come back; five that were restored too', async () => {
    const tabs = [];
    for (let i = 0; i < 5; i += 1) tabs.push(await knock.begin(`/sections/papan.${i}`));
    const jar = tabs.map(({ cookie }) => cookie).join('; ');
    for (const [i, { sent }] of [...tabs.entries()].reverse()) {
      forging.says = { ...GOOD, nonce: sent.get('nonce') };
      const answer = await knock.callback({ code: `tab-${i}`, state: sent.get('state') ?? '' }, jar);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${BASE}/sections/papan.${i}`]);
      expect(await knock.seen(cookieOf(answer, 'paraf-session'))).toMatchObject(signedInAs);
    }
  });

  test('leaves a browser no more than eight such cookies: the oldest goes', async () => {
    let jar: string[] = [];
    for (let i = 0; i < 12; i += 1) {
      records.clock.pass(1000);
      const answer = await knock.get('/sign-in', jar.join('; '));
      const lines = answer.headers.getSetCookie();
      const gone = lines.filter((it) => /max-age=0\b/i.test(it)).map((it) => it.split('=')[0] ?? '');
      jar = jar.filter((it) => !gone.includes(it.split('=')[0] ?? ''));
      jar.push(cookieOf(answer, 'paraf-sign-in'));
    }
    expect(jar).toHaveLength(8);
  });

  test('is refused in a browser that began nothing, or lost its cookie', async () => {
    const { sent } = await knock.begin();
    const answer = await knock.callback({ code: 'tanpa-kuki', state: sent.get('state') ?? '' }, '');
    await expectRefused(answer, 400, 'no-cookie');
    const junk = await knock.callback({ code: 'a', state: 'x' }, '__Host-paraf-sign-in-x=e30');
    await expectRefused(junk, 400, 'no-cookie');
  });

  test('is refused to a browser that began another signing in: a victim is not signed in as the attacker', async () => {
    const attacker = await knock.begin();
    const victim = await knock.begin();
    const answer = await knock.callback(
      { code: 'a', state: attacker.sent.get('state') ?? '' },
      victim.cookie,
    );
    await expectRefused(answer, 400, 'no-cookie');
    // Not even where the victim's own cookie stood under the attacker's name.
    const value = victim.cookie.slice(victim.cookie.indexOf('='));
    const swapped = await knock.callback(
      { code: 'milik-penyerang', state: attacker.sent.get('state') ?? '' },
      `${attacker.cookie.split('=')[0]}${value}`,
    );
    await expectRefused(swapped, 400, 'mismatch');
  });

  test('is refused after ten minutes, even by a browser that kept its cookie', async () => {
    const { cookie, sent } = await knock.begin('/account');
    records.clock.pass(10 * MINUTE);
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    expect(await answer.clone().text()).toContain('/sign-in?to=%2Faccount');
    await expectRefused(answer, 410, 'too-late');
  });

  test('is refused with a code that was used, though the issuer takes it again', async () => {
    const { cookie, sent } = await knock.begin();
    const query = { code: 'sekali', state: sent.get('state') ?? '' };
    expect((await knock.callback(query, cookie)).status).toBe(303);
    await expectRefused(await knock.callback(query, cookie), 409, 'code-used');
  });

  test('counts once where the same one comes eight times at the same moment', async () => {
    const { cookie, sent } = await knock.begin();
    const query = { code: 'serentak', state: sent.get('state') ?? '' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => knock.callback(query, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(7).fill(409)]);
  });

  test.each([
    ['is not verified', { ...GOOD, email_verified: false }],
    ['is verified in words only', { ...GOOD, email_verified: 'true' }],
    ['says nothing of being verified', { ...GOOD, email_verified: undefined }],
    ['is missing', { ...GOOD, email: undefined }],
    ['only looks like a coordinator’s', { ...GOOD, email: '\u212aoordinator@kantor.example' }],
  ])('is refused where the address %s', async (_name, says) => {
    const { cookie, sent } = await knock.begin();
    forging.says = { ...says, nonce: sent.get('nonce') };
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    await expectRefused(answer, 403, 'unverified');
  });

  test.each([
    ['no group', undefined],
    ['groups of somebody else’s', ['admins', 'Coordinators', 'coordinators2']],
  ])('is refused to who is in %s', async (_name, groups) => {
    const { cookie, sent } = await knock.begin();
    forging.says = { ...GOOD, 'cognito:groups': groups, nonce: sent.get('nonce') };
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    await expectRefused(answer, 403, 'no-group');
  });

  test.each([
    ['was signed with another key', { wrongKey: true }, {}],
    ['is for another client', {}, { aud: 'lain' }],
    ['is another issuer’s', {}, { iss: 'https://evil.example' }],
    ['has expired', {}, { iat: 1_700_000_000, exp: 1_700_000_300 }],
    ['names nobody', {}, { sub: undefined }],
  ])('is refused where its token %s', async (_name, way, claims) => {
    const { cookie, sent } = await knock.begin();
    Object.assign(forging, way);
    forging.says = { ...forging.says, ...claims };
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    await expectRefused(answer, 400, 'mismatch');
  });

  test('that nobody was let in is told as such, and only with the right state', async () => {
    const { cookie, sent } = await knock.begin();
    const denied = { error: 'access_denied', error_description: '<script>alert(1)</script>' };
    const alike = `${(sent.get('state') ?? '').slice(0, 16)}x`;
    const forged = await knock.callback({ ...denied, state: alike }, cookie);
    await expectRefused(forged, 400, 'mismatch');
    const answer = await knock.callback({ ...denied, state: sent.get('state') ?? '' }, cookie);
    expect(await answer.clone().text()).not.toContain('alert(1)');
    await expectRefused(answer, 403, 'denied');
  });

  test('is proven with the verifier whose hash was sent before', async () => {
    const { sent } = await knock.begin();
    expect(Object.fromEntries(sent)).toMatchObject({
      response_type: 'code',
      client_id: 'paraf',
      scope: 'openid email',
      prompt: 'login',
      code_challenge_method: 'S256',
      redirect_uri: `${BASE}/sign-in/callback`,
    });
    await knock.signIn();
    const last = forging.redeemed.at(-1);
    expect(last).toMatchObject({ client_id: 'paraf', redirect_uri: `${BASE}/sign-in/callback` });
    expect(last).not.toHaveProperty('client_secret');
    expect(last?.['code_verifier']).toMatch(/^[\w-]{43}$/);
  });
});

describe('an issuer that cannot be reached', () => {
  test('is told as such before and after, and asked again the next time', async () => {
    forging.broken = true;
    await expectRefused(await knock.get('/sign-in?to=/account'), 503, 'unreachable');
    forging.broken = false;
    const { cookie, sent } = await knock.begin();
    forging.broken = true;
    const answer = await knock.callback({ code: 'a', state: sent.get('state') ?? '' }, cookie);
    await expectRefused(answer, 503, 'unreachable');
    forging.broken = false;
    expect(await knock.seen(await knock.signIn())).toMatchObject(signedInAs);
  });

  test('is told as such where nobody listens', async () => {
    const gone = await startForgingIssuer();
    const lost = knockAt(records, gone);
    await gone.stop();
    expect((await lost.get('/sign-in')).status).toBe(503);
    expect([lost.lastState(), lost.told.at(-1)?.fault]).toEqual(['unreachable', 'FetchFailed']);
  });

  test('has its metadata read once', async () => {
    const before = forging.asked.metadata;
    for (let i = 0; i < 3; i += 1) await knock.begin();
    expect(forging.asked.metadata).toBe(before + 1);
  });
});

describe('a session', () => {
  test('is never one that was there before signing in', async () => {
    const planted = await knock.signIn();
    const { cookie, sent } = await knock.begin();
    const answer = await knock.callback(
      { code: 'tanam', state: sent.get('state') ?? '' },
      `${cookie}; ${planted}`,
    );
    const mine = cookieOf(answer, 'paraf-session');
    expect(mine).not.toBe(planted);
    expect(await knock.seen(mine)).toMatchObject(signedInAs);
    expect(await knock.seen(planted)).toBeNull();
  });

  test('has a secret of its own, as has every signing in', async () => {
    const seen = new Set<string>();
    for (let i = 0; i < 5; i += 1) {
      const { cookie, sent } = await knock.begin();
      const kept = JSON.parse(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString());
      for (const it of [kept.state, kept.nonce, kept.verifier]) seen.add(it);
      expect(sent.toString()).not.toContain(kept.verifier);
      const answer = await knock.callback({ code: `s${i}`, state: kept.state }, cookie);
      seen.add(cookieOf(answer, 'paraf-session').split('.')[1] ?? '');
    }
    expect(seen.size).toBe(5 * 4);
  });

  test('has cookies that no script, no other host and no foreign form gets at', async () => {
    const { cookie, sent, answer } = await knock.begin();
    const back = await knock.callback({ code: 'kuki', state: sent.get('state') ?? '' }, cookie);
    const set = [...answer.headers.getSetCookie(), ...back.headers.getSetCookie()];
    expect(set).toHaveLength(3);
    for (const line of set) {
      expect(line).toMatch(/^__Host-paraf-(session|sign-in-[\w-]{16})=/);
      for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
        expect(line.split('; ')).toContain(part);
      expect(line).not.toMatch(/domain/i);
    }
  });
});

describe('beginning', () => {
  test('writes and reads nothing', async () => {
    const before = await records.dump();
    records.requests.length = 0;
    await knock.begin();
    expect(records.requests).toEqual([]);
    expect(await records.dump()).toEqual(before);
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    'https://evil.example/',
    '@evil.example',
  ])('never leads to %s', async (to) => {
    const { cookie, sent } = await knock.begin(to);
    const code = Buffer.from(to).toString('hex');
    const answer = await knock.callback({ code, state: sent.get('state') ?? '' }, cookie);
    expect(answer.status).toBe(303);
    expect(new URL(answer.headers.get('location') ?? '', BASE).origin).toBe(BASE);
  });

  test('never leads elsewhere by a cookie that was tampered with', async () => {
    const { cookie, sent } = await knock.begin();
    const kept = JSON.parse(Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString());
    const tampered = Buffer.from(JSON.stringify({ ...kept, to: '@evil.example' })).toString('base64url');
    const answer = await knock.callback(
      { code: 'kue', state: sent.get('state') ?? '' },
      `${cookie.split('=')[0]}=${tampered}`,
    );
    expect(answer.headers.get('location')).toBe(`${BASE}/`);
  });
});

describe('what is logged', () => {
  test('is one line of each outcome, with no address, code, state, token or secret', async () => {
    const { cookie, sent } = await knock.begin('/account');
    const answer = await knock.callback({ code: 'rahasia-kode', state: sent.get('state') ?? '' }, cookie);
    const session = cookieOf(answer, 'paraf-session');
    await knock.get('/account', session);
    expect(knock.told.map(({ page, status, state }) => [page, status, state])).toEqual([
      ['sign-in', 303, 'sent-to-issuer'],
      ['callback', 303, 'signed-in'],
      ['account', 200, 'shown'],
    ]);
    const log = JSON.stringify(knock.told);
    for (const secret of [GOOD.email, 'rahasia-kode', sent.get('state'), session.split('.')[1], '/account'])
      expect(log).not.toContain(`${secret}`);
  });
});
