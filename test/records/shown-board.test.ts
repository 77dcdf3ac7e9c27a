import { expect, test } from 'vitest';
import { readBoard } from '../../functions/records/plan/board.ts';
import { readShownBoard } from '../../functions/records/plan/shown-board.ts';
import { ownRecords } from '../builders/own-records.ts';
import { importSection, openNext } from '../builders/records.ts';
import { startSection } from '../../functions/actions/start-section.ts';

const records = ownRecords();

test('a shown board is the whole one with less of each section, in two Queries side by side', async () => {
  const of = records;
  for (const section of ['papan.satu', 'papan.dua']) await importSection(of, section);
  await startSection(of.dependencies, { section: 'papan.satu', by: 'koordinator' });
  await openNext(of, 'papan.satu');
  const { table } = of.dependencies;
  const whole = await readBoard(table, 'papan');
  of.requests.length = 0;
  const shown = await readShownBoard(table, 'papan');
  expect(of.requests).toEqual(['QueryCommand', 'QueryCommand']);
  expect(shown?.plan).toEqual(whole?.plan);
  expect(shown?.people).toEqual(whole?.people);
  expect(shown?.sections.length).toBe(2);
  expect(whole?.sections).toMatchObject(shown?.sections ?? []);
  expect(shown?.sections[1]?.holders.length).toBeGreaterThan(0);
});

test('there is none of a plan that nobody has imported', async () => {
  expect(await readShownBoard(records.dependencies.table, 'tidak-ada')).toBeNull();
});
