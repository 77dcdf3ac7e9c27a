import { describe, expect, test } from 'vitest';
import { deployedWeb } from './deployed-web.ts';

const { ask } = deployedWeb(
  'review-web',
  { BUCKET: 'none', API_URL: 'https://api.example', FIRST_TRY_SECONDS: '120', MOVE_SECONDS: '180' },
  () => import('../../functions/deployed/review-web.ts'),
);

describe('review-web as it is deployed', () => {
  test('takes forms of its own pages, at the host of links and at the API’s own', async () => {
    const post = async (origin: string) => (await ask('POST', '/t/x', { origin })).statusCode;
    expect(await post('https://jahat.example')).toBe(403);
    // The records do not answer here: the form was taken.
    expect(await post('https://paraf.example')).toBe(503);
    expect(await post('https://api.example')).toBe(503);
  });

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
