import { expect, it } from 'vitest';
import { hasMovedOn } from '../../functions/approval/path/has-moved-on.ts';

const at = { state: 'opd-review', last: 'opd-review', round: 2 } as const;

it.each([
  ['a later stage of the round has opened', at, { stage: 'drafting', round: 2 }, true],
  ['that very stage is the latest', at, { stage: 'opd-review', round: 2 }, false],
  ['a later round has begun', at, { stage: 'sekda-sign-off', round: 1 }, true],
  ['its round is still to come', at, { stage: 'drafting', round: 3 }, false],
  ['nothing has opened yet', { ...at, last: null }, { stage: 'drafting', round: 1 }, false],
  ['the section is signed off', { ...at, state: 'signed-off' }, { stage: 'opd-review', round: 2 }, true],
  ['the section is cancelled', { ...at, state: 'cancelled' }, { stage: 'opd-review', round: 2 }, true],
] as const)('a section has moved on or not: %s', (_, section, from, expected) => {
  expect(hasMovedOn(section, from)).toBe(expected);
});
