import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { logTo } from '../../local/function-log.ts';
import { contextOf } from '../../local/handlers.ts';
import { httpRequest } from './http-request.ts';

const log = join(mkdtempSync(join(tmpdir(), 'paraf-sign-in-')), 'functions.log');
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

/** Nobody listens on that port: whatever asks the records, or the issuer, fails. */
const environment = {
  TABLE: 'none',
  BASE_URL: 'https://paraf.example',
  ISSUER: 'http://127.0.0.1:9',
  CLIENT_ID: 'none',
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
  const { handler } = await logTo(log, () => import('../../functions/deployed/sign-in.ts'));
  ask = async (method, path, more) =>
    v.parse(Answer, await handler(httpRequest(method, path, more), contextOf('sign-in')));
});

const cookie = `__Host-paraf-session=${'a'.repeat(32)}.${'s'.repeat(43)}`;

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
    const form = {
      cookie,
      origin: 'https://paraf.example',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answers = [await ask('GET', '/account', { cookie }), await ask('POST', '/sign-out', form)];
    for (const { statusCode, headers, body } of answers) {
      expect(statusCode).toBe(503);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toContain('<html lang="id"');
      expect(body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
    }
  });

  test('writes neither paths, cookies nor addresses', async () => {
    await vi.waitFor(() => expect(readFileSync(log, 'utf8').split('\n').length).toBeGreaterThan(4));
    const lines = readFileSync(log, 'utf8');
    expect(lines).toContain('"state":"unreachable"');
    expect(lines).not.toMatch(/bank-sampah|ssssss|192\.0\.2\.1|127\.0\.0\.1/);
  });
});
