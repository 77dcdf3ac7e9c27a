import { defineConfig } from 'vitest/config';

/** `npm run soak`: the long ones, one file at a time, each with up to 30 minutes. */
export default defineConfig({
  test: {
    include: ['test/**/*.soak.{ts,tsx}'],
    reporters: ['default', './test/setup/tally-reporter.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
