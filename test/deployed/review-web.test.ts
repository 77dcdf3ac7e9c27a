import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { contextOf } from '../../local/handlers.ts';

let ask: (method: string, path: string) => Promise<{ statusCode: number }>;

beforeAll(async () => {
  vi.stubEnv('TABLE', 'none');
  vi.stubEnv('BUCKET', 'none');
  vi.stubEnv('BASE_URL', 'https://paraf.example');
  vi.stubEnv('FIRST_TRY_SECONDS', '120');
  vi.stubEnv('MOVE_SECONDS', '180');
  // Nobody listens there: whatever asks the records fails.
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_REGION', 'ap-southeast-3');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  const { handler } = await import('../../functions/deployed/review-web.ts');
  ask = async (method, path) => {
    const answer: unknown = await handler(requestOf(method, path), contextOf('review-web'));
    return v.parse(v.object({ statusCode: v.number() }), answer);
  };
});

/** A request as the HTTP API hands it to a function. */
const requestOf = (method: string, path: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'paraf.example' },
  isBase64Encoded: false,
  body: null,
  requestContext: {
    accountId: '123456789012',
    apiId: 'api',
    authentication: null,
    authorizer: {},
    domainName: 'paraf.example',
    domainPrefix: 'paraf',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'id',
    routeKey: '$default',
    stage: '$default',
    time: '24/Nov/2026:03:00:00 +0000',
    timeEpoch: 1_795_489_200_000,
  },
});

describe('review-web as it is deployed', () => {
  test.each([
    ['GET', '/'],
    ['HEAD', '/'],
    ['POST', '/'],
    ['GET', '/board'],
    ['GET', '/t/'],
    ['GET', '/n'],
  ])('answers 404 to %s %s: without a link there is nothing, and no board', async (method, path) => {
    expect(await ask(method, path)).toMatchObject({ statusCode: 404 });
  });
});
