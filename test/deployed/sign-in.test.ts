import { describe, expect, test, vi } from 'vitest';
import { cookie, deployedWeb, ownForm } from './deployed-web.ts';

const { ask, log } = deployedWeb(
  'sign-in',
  { ISSUER: 'http://127.0.0.1:9', CLIENT_ID: 'none' },
  () => import('../../functions/deployed/sign-in.ts'),
);

describe('sign-in as it is deployed', () => {
  test('leads whoever asks for their account without a session to signing in', async () => {
    const { statusCode, headers } = await ask('GET', '/account');
    expect(statusCode).toBe(303);
    expect(headers['location']).toBe('/sign-in?to=%2Faccount');
  });

  test.each([
    ['GET', '/'],
    ['GET', '/sections/demo.bank-sampah'],
    ['GET', '/t/abc'],
    ['POST', '/sign-in'],
    ['GET', '/sign-out'],
    ['GET', '/healthz'],
  ])('answers 404 to %s %s', async (method, path) => {
    expect(await ask(method, path)).toMatchObject({ statusCode: 404 });
  });

  test('gives every page the headers of the other pages', async () => {
    const { statusCode, headers } = await ask('GET', '/sign-in/callback');
    expect(statusCode).toBe(400);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  test('says in words that nobody can sign in while the issuer cannot be reached', async () => {
    const { statusCode, headers, body } = await ask('GET', '/sign-in?to=/sections/demo.bank-sampah');
    expect(statusCode).toBe(503);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['strict-transport-security']).toContain('max-age=');
    expect(body).toContain('<html lang="id"');
  });

  test('says in words that it can be tried again while the records cannot be reached', async () => {
    const answers = [await ask('GET', '/account', { cookie }), await ask('POST', '/sign-out', ownForm)];
    for (const { statusCode, headers, body } of answers) {
      expect(statusCode).toBe(503);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toContain('<html lang="id"');
      expect(body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
    }
  });

  test('writes neither paths, cookies nor addresses', async () => {
    await vi.waitFor(() => expect(log().split('\n').length).toBeGreaterThan(4));
    const lines = log();
    expect(lines).toContain('"state":"unreachable"');
    expect(lines).not.toMatch(/bank-sampah|ssssss|192\.0\.2\.1|127\.0\.0\.1/);
  });
});
