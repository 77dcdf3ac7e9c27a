import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

/**
 * Rooms whose tests leave nothing behind in their process: those share one, with the code that it has loaded, file after
 * file. All others read the environment once, or start a Paraf, and have a process each.
 */
const SHARED = [
  'approval',
  'calendar',
  'habits',
  'mail',
  'plan-file',
  'records',
  'step-functions',
  'wording',
].map((room) => `test/${room}/**/*.test.{ts,tsx}`);

/** `npm test`. Tests start real local parts (databases, a browser), so two workers at most and generous limits. */
export default defineConfig({
  test: {
    reporters: ['default', './test/setup/tally-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // How long a test waits for what it polls for; vitest's own 1 s is too short beside a database and a browser.
    expect: { poll: { timeout: 10_000 } },
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'own',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...SHARED],
        },
      },
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
    ],
  },
});
