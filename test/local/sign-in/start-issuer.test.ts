import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LocalIssuer, startIssuer } from '../../../local/sign-in/start-issuer.ts';
import type { SignInPerson } from '../../../local/sign-in/sign-in-person.ts';
import { browser, pickPage } from '../../driver/sign-in.ts';
import { KOORDINATOR, PENGAMAT, PEOPLE } from '../../sign-in/office.ts';

const WEB = 'http://127.0.0.1:9';
const redirectUri = `${WEB}/sign-in/callback`;
let people: readonly SignInPerson[] = PEOPLE;
let issuer: LocalIssuer;
const said: string[] = [];
beforeAll(async () => {
  for (const way of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')));
  issuer = await startIssuer({ port: 0, redirectUri, people: async () => people });
});
afterAll(() => issuer.stop());

const asking = (more: Record<string, string> = {}): string =>
  `${issuer.issuer}/auth?${new URLSearchParams({
    client_id: issuer.clientId,
    response_type: 'code',
    scope: 'openid email',
    redirect_uri: redirectUri,
    state: 's',
    nonce: 'n',
    prompt: 'login',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
    ...more,
  })}`;

/** Presses a button and follows the leads as far as the web's callback. */
async function press(mine = browser(), email = KOORDINATOR, headers: Record<string, string> = {}) {
  const { at } = await pickPage(mine, asking());
  let answer = await mine.ask(at, { method: 'POST', body: new URLSearchParams({ email }), headers });
  for (let leads = 0; leads < 3; leads += 1) {
    const to = answer.headers.get('location');
    if (to === null || to.startsWith(WEB)) break;
    answer = await mine.ask(new URL(to, at).href);
  }
  return answer;
}

describe('the local issuer', () => {
  test('lists coordinators and viewers, a button each, and says that it is for this machine only', async () => {
    const { page } = await pickPage(browser(), asking());
    expect(page).toContain('hanya untuk mencoba Paraf di komputer ini');
    for (const { email, name } of PEOPLE) {
      expect(page).toContain(`value="${email}"`);
      expect(page).toContain(name);
    }
    expect(page.match(/<button/g)).toHaveLength(PEOPLE.length);
    expect(page).not.toMatch(/<script|https?:/);
  });

  test('sends whoever presses back with a code, after that one press', async () => {
    const answer = await press();
    const to = new URL(answer.headers.get('location') ?? '');
    expect(to.origin + to.pathname).toBe(redirectUri);
    expect(to.searchParams.get('code')).toMatch(/./);
    expect(to.searchParams.get('state')).toBe('s');
  });

  test('asks anew who is there although somebody is signed in', async () => {
    const mine = browser();
    await press(mine);
    const { page } = await pickPage(mine, asking());
    expect(page).toContain('Masuk sebagai siapa?');
    expect((await press(mine, PENGAMAT)).headers.get('location')).toContain('code=');
  });

  test.each([
    ['by its Origin', { origin: 'https://evil.example' }],
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['of another port', { origin: WEB }],
  ])('is not pressed by a page of another site, told %s', async (_name, headers) => {
    const answer = await press(browser(), KOORDINATOR, headers);
    expect([answer.status, answer.headers.get('location')]).toEqual([403, null]);
  });

  test('is not pressed by a browser that was not sent to it', async () => {
    const { at } = await pickPage(browser(), asking());
    const body = new URLSearchParams({ email: KOORDINATOR });
    const answer = await browser().ask(at, { method: 'POST', body });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('signs in nobody whom no plan names, nor names any more', async () => {
    expect((await press(browser(), 'asing@kantor.example')).status).toBe(422);
    people = PEOPLE.filter(({ email }) => email !== KOORDINATOR);
    expect((await press()).status).toBe(422);
    people = PEOPLE;
  });

  test('sends nobody anywhere but to the web, and nobody without PKCE', async () => {
    const elsewhere = await fetch(asking({ redirect_uri: 'https://evil.example/' }), { redirect: 'manual' });
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
    const bare = new URL(asking());
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    const answer = await fetch(bare, { redirect: 'manual' });
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });

  test('has a page that loads nothing, and forms that end at itself or the web', async () => {
    const mine = browser();
    const { at } = await pickPage(mine, asking());
    const policy = (await mine.ask(at)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`form-action 'self' ${WEB}`);
  });

  test('listens on this machine alone, and says nothing on the console', async () => {
    const { port } = new URL(issuer.issuer);
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of others)
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed');
    await press();
    expect(said).toEqual([]);
  });
});
