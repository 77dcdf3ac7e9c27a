import { defineConfig } from 'vitest/config';

/** `npm test`. Tests start real local parts (Java, a browser), so two workers at most and generous limits. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', './test/setup/tally-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // How long a test waits for what it polls for; vitest's own 1 s is too short beside Java and a browser.
    expect: { poll: { timeout: 10_000 } },
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
