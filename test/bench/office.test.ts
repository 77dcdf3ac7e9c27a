import { expect, test } from 'vitest';
import { playOffice } from '../../bench/office/play-office.ts';

test('fifteen working days of an office bring each deadline, letter and escalation that was counted by hand, and no other', async () => {
  const played = await playOffice({ seed: 20_260_602, sections: 12, days: 15, say: () => {} });
  expect(played.differences).toEqual([]);
  expect(played.letters).toBeGreaterThan(30);
  expect(played.decisions).toBeGreaterThan(20);
}, 400_000);
