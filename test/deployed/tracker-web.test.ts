import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { logTo } from '../../local/function-log.ts';
import { contextOf } from '../../local/handlers.ts';
import { httpRequest } from './http-request.ts';

const log = join(mkdtempSync(join(tmpdir(), 'paraf-tracker-')), 'functions.log');
const Answer = v.object({
  statusCode: v.number(),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string(), ''),
});
let ask: (
  method: string,
  path: string,
  more?: Parameters<typeof httpRequest>[2],
) => Promise<v.InferOutput<typeof Answer>>;

/** Nobody listens on that port: whatever asks the records fails. */
const environment = {
  TABLE: 'none',
  BUCKET: 'none',
  BASE_URL: 'https://paraf.example',
  FIRST_TRY_SECONDS: '120',
  MOVE_SECONDS: '180',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
};
const stub = () => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
};

// The SDK reads some of it when it is first used, which is in a test.
beforeEach(stub);

beforeAll(async () => {
  stub();
  const { handler } = await logTo(log, () => import('../../functions/deployed/tracker-web.ts'));
  ask = async (method, path, more) =>
    v.parse(Answer, await handler(httpRequest(method, path, more), contextOf('tracker-web')));
});

const cookie = `__Host-paraf-session=${'a'.repeat(32)}.${'s'.repeat(43)}`;

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
    const form = {
      cookie,
      origin: 'https://paraf.example',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answers = [
      await ask('GET', '/', { cookie }),
      await ask('POST', '/sections/demo.bank-sampah/acts/hold', form),
    ];
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(503);
      expect(body).toContain('<html lang="id"');
      expect(body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
    }
  });

  test('writes neither paths, cookies nor addresses', async () => {
    await vi.waitFor(() => expect(readFileSync(log, 'utf8').split('\n').length).toBeGreaterThan(4));
    const lines = readFileSync(log, 'utf8');
    expect(lines).toContain('"status":303');
    expect(lines).not.toMatch(/bank-sampah|ssssss|192\.0\.2\.1|127\.0\.0\.1/);
  });
});
