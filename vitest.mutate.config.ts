import { defineConfig } from 'vitest/config';

const rooms = ['approval', 'deadlines', 'discussion', 'outbox', 'records'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

/**
 * `npm run mutate`: each mutant against the tests that reach it, so only those that answer in seconds. The walk of all
 * states and the long lives would notice more, and take a day.
 */
export default defineConfig({
  test: {
    include: rooms,
    exclude: ['test/approval/walk.test.ts', 'test/approval/lives.test.ts'],
    pool: 'threads',
    testTimeout: 20_000,
  },
});
