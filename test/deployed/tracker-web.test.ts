import { describe, expect, test, vi } from 'vitest';
import { cookie, deployedWeb, ownForm } from './deployed-web.ts';

const { ask, log } = deployedWeb(
  'tracker-web',
  { BUCKET: 'none', FIRST_TRY_SECONDS: '120', MOVE_SECONDS: '180' },
  () => import('../../functions/deployed/tracker-web.ts'),
);

describe('tracker-web as it is deployed', () => {
  test.each([['/'], ['/sections/demo.bank-sampah'], ['/sections/demo.bank-sampah/acts/hold']])(
    'leads whoever asks for %s without a session to the door, and from there back',
    async (path) => {
      const { statusCode, headers } = await ask('GET', path);
      expect(statusCode).toBe(303);
      expect(headers['location']).toBe(`/sign-in?to=${encodeURIComponent(path)}`);
    },
  );

  test.each([
    ['GET', '/board'],
    ['GET', '/t/abc'],
    ['POST', '/'],
    ['GET', '/sign-in'],
    ['GET', '/sign-in/callback'],
    ['GET', '/account'],
    ['POST', '/sign-out'],
    ['GET', '/healthz'],
  ])('answers 404 to %s %s', async (method, path) => {
    expect(await ask(method, path)).toMatchObject({ statusCode: 404 });
  });

  test('says in words that it can be tried again while the records cannot be reached', async () => {
    const answers = [
      await ask('GET', '/', { cookie }),
      await ask('POST', '/sections/demo.bank-sampah/acts/hold', ownForm),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(503);
      expect(body).toContain('<html lang="id"');
      expect(body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
    }
  });

  test('writes neither paths, cookies nor addresses', async () => {
    await vi.waitFor(() => expect(log().split('\n').length).toBeGreaterThan(4));
    const lines = log();
    expect(lines).toContain('"status":303');
    expect(lines).not.toMatch(/bank-sampah|ssssss|192\.0\.2\.1|127\.0\.0\.1/);
  });
});
