import { describe, expect, test } from 'vitest';
import { deployedWeb } from './deployed-web.ts';

const { ask } = deployedWeb(
  'review-web',
  { BUCKET: 'none', FIRST_TRY_SECONDS: '120', MOVE_SECONDS: '180' },
  () => import('../../functions/deployed/review-web.ts'),
);

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
