import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { contextOf } from '../../local/handlers.ts';
import { httpRequest } from './http-request.ts';

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
    const answer: unknown = await handler(httpRequest(method, path), contextOf('review-web'));
    return v.parse(v.object({ statusCode: v.number() }), answer);
  };
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
