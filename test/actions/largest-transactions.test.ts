import { expect, test } from 'vitest';
import { actAsCoordinator, type CoordinatorAct } from '../../functions/actions/coordinator-acts.ts';
import { forgetPerson } from '../../functions/actions/forget-person.ts';
import { sweep } from '../../functions/actions/sweep.ts';
import { MAX_ITEMS } from '../../functions/records/section/commit.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { readParkedRows } from '../../functions/records/outbox/outbox-rows.ts';
import { writing } from '../../functions/actions/change-people.ts';
import { createPerson } from '../../functions/records/plan/person-versions.ts';
import { DAY, instantAfter, MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, decideAs, importSection, openNext } from '../builders/records.ts';
import { toldSequencer } from '../builders/sequencer.ts';
import { required, settingsOf } from '../builders/settings.ts';

const records = ownRecords();

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const crowd = settingsOf({ 'opd-review': people.map(required) });

/** How many items each transaction had that was written meanwhile. */
async function sizesOf(written: () => Promise<unknown>): Promise<number[]> {
  const sizes: number[] = [];
  records.raw.middlewareStack.add(
    (next) => (args) => {
      const { input } = args;
      if ('TransactItems' in input && Array.isArray(input.TransactItems))
        sizes.push(input.TransactItems.length);
      return next(args);
    },
    { step: 'initialize', name: 'weighs' },
  );
  await written();
  records.raw.middlewareStack.remove('weighs');
  return sizes;
}

async function act(section: string, it: CoordinatorAct, by = 'koordinator'): Promise<void> {
  const done = await actAsCoordinator(
    records.dependencies,
    { section, by, name: null, why: 'sesuai arahan' },
    it,
  );
  if ('refused' in done) throw new Error(done.refused);
}

test('a decision of the tenth of ten reviewers, with all mails that follow, fits one transaction', async () => {
  await importSection(records, 'large.ten', crowd);
  await bringTo(records, 'large.ten', 'opd-review');
  const sizes = await sizesOf(async () => {
    for (const person of people) await decideAs(records, 'large.ten', person, 'return', 'Perbaiki bab dua');
    await openNext(records, 'large.ten');
    await act('large.ten', { act: 'cancel' });
  });
  expect(Math.max(...sizes)).toBeGreaterThan(12);
  expect(Math.max(...sizes)).toBeLessThan(MAX_ITEMS / 2);
});

test('a later deadline of ten who took the places of ten others fits one transaction', async () => {
  const section = 'large.moved';
  await importSection(records, section, crowd);
  const snapshot = await bringTo(records, section, 'opd-review');
  const sizes = await sizesOf(async () => {
    for (const person of people) {
      await act(section, { act: 'excuse', person });
      await act(section, { act: 'add', person: `${person}2`, required: true, later: false });
    }
    const due = instantAfter(snapshot.section.stage?.due ?? '', DAY);
    await act(section, { act: 'extend', due });
  });
  expect(Math.max(...sizes)).toBeGreaterThan(30);
  expect(Math.max(...sizes)).toBeLessThan(MAX_ITEMS / 2);
});

test('a release lets go as much of what is parked as fits one transaction, and the next sweep the rest', async () => {
  const section = 'large.parked';
  await importSection(records, section);
  await bringTo(records, section, 'opd-review');
  await act(section, { act: 'hold' });
  for (let i = 0; i < 105; i += 1) await act(section, { act: 'resend', person: 'bappeda' });
  const sizes = await sizesOf(() => act(section, { act: 'release' }));
  expect(Math.max(...sizes)).toBeGreaterThan(80);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_ITEMS);
  expect(await readParkedRows(records.dependencies.table, section)).not.toEqual([]);
  await sweep(records.dependencies, toldSequencer().sequencers, { refusedMs: MINUTE, most: 10, gapMs: 0 });
  expect(await readParkedRows(records.dependencies.table, section)).toEqual([]);
}, 60_000);

test('a person who wrote a hundred reasons is forgotten in as many transactions as it takes', async () => {
  const { table } = records.dependencies;
  const section = 'large.wrote';
  await importSection(records, section);
  await bringTo(records, section, 'opd-review');
  const person = { id: 'lama', name: 'Pejabat Lama', office: 'Kominfo', email: 'lama@kantor.example' };
  await createPerson(table, 'large', { ...person }, writing(records.dependencies, 'koordinator'));
  for (let i = 0; i < 52; i += 1) {
    await act(section, { act: 'hold' }, 'lama');
    await act(section, { act: 'release' }, 'lama');
  }
  const sizes = await sizesOf(async () => {
    const done = await forgetPerson(records.dependencies, {
      plan: 'large',
      person: 'lama',
      by: 'koordinator',
    });
    expect(done).toEqual({ sections: [section], texts: 104 });
  });
  expect(Math.max(...sizes)).toBeGreaterThan(80);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_ITEMS);
  const texts = [...((await readDossier(table, section))?.texts.values() ?? [])];
  expect(texts.filter((it) => it.by === 'lama' && it.text !== null)).toEqual([]);
}, 60_000);
