import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LONGEST } from './longest-first.ts';

test('every file that a run begins with is there', () => {
  expect(LONGEST.filter((file) => !existsSync(file))).toEqual([]);
});
