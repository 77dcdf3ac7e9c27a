import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf } from '../builders/settings.ts';
import { COMMANDS } from './commands.ts';
import { RULES } from './rules.ts';
import { type Walked, walk } from './walk.ts';

let walked: Walked;

// Replacing for one round only, and the other ways of adding, are in lives.test.ts: here they would triple the walk.
beforeAll(() => {
  const began = performance.now();
  walked = walk(RULES, settingsOf(), {
    cast: {
      spares: ['camat'],
      variants: {
        adds: [
          { required: true, later: false },
          { required: false, later: true },
        ],
        replaces: [{ later: true }],
      },
    },
    bounds: { rounds: 2, adds: 1, replaces: 1 },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`walk: ${walked.states} states, ${walked.transitions} transitions in ${seconds} s`);
  console.table(Object.fromEntries(walked.counts));
}, 180_000);

describe('every state that a small section can reach', () => {
  it('keeps every invariant, whatever is tried in it', () => {
    expect(walked.violations.slice(0, 5)).toEqual([]);
  });

  it.each(COMMANDS)('sees %s accepted somewhere and refused somewhere', (name) => {
    expect(walked.counts.get(name)?.accepted).toBeGreaterThan(0);
    expect(walked.counts.get(name)?.refused).toBeGreaterThan(0);
  });

  it('can still lead to a sign-off, unless it was cancelled or is past the last round walked', () => {
    expect(walked.deadEnds.slice(0, 5)).toEqual([]);
  });
});
