import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { previewRecompute, recomputeDeadlines } from '../../functions/actions/recompute-deadlines.ts';
import { dayOf } from '../../functions/calendar/day-of.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { DAY } from '../builders/clock.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, run, smallOffice, VISI } from './office.ts';

let local: RecordsTable;
let office: Awaited<ReturnType<typeof smallOffice>>;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());

/** Both sections are in drafting since Monday 11 August 2025, two working days: until Wednesday the 13th. */
beforeEach(async () => {
  office = await smallOffice(await local.fresh());
  office.clock.pass(Date.parse('2025-08-11T02:00:00.000Z') - Date.parse(office.clock.now()));
  await office.open(VISI);
  await office.open(MISI);
});

const paraf = (...words: string[]) => run(office.dependencies, ...words);
const dueOf = async (section: string) => dayOf((await office.section(section)).stage?.due ?? '');
const signed = ['--by', 'koordinator', '--why', 'Ada hari libur baru.'];
const off = (date: string) =>
  paraf(
    'calendar',
    'add',
    date,
    '--name',
    'Hari jadi',
    '--source',
    'SE Bupati 1/2025',
    '--by',
    'koordinator',
  );
const notes = async (section: string) =>
  (await readRows(office.dependencies.table, section)).flatMap((row) =>
    row.kind === 'mail' && row.mail.mail === 'note' ? [row.mail.note] : [],
  );

describe('calendar', () => {
  test('lists the days off from today on with their ground, and takes the plan’s own', async () => {
    expect((await off('2025-08-12')).out).toContain('Calendar 1.1 counts from now on.');
    const { out } = await paraf('calendar', 'list');
    expect(out).toContain('2025-08-12  plan');
    expect(out).toContain('SE Bupati 1/2025');
    expect(out).toMatch(/2025-08-18 +cuti-bersama .*933\/2025/);
    expect(out).not.toContain('2025-06-27');
    expect((await paraf('calendar', 'list', '--year', '2027')).out).toContain('(estimate)');
    expect((await off('2025-08-12')).code).toBe(1);
    expect((await paraf('calendar', 'remove', '2025-08-13', '--by', 'koordinator')).code).toBe(1);
    expect((await paraf('calendar', 'add', '2025-02-30', '--name', 'x', '--source', 'x')).code).toBe(2);
  });

  test('moves no open deadline until a coordinator has them counted anew, and says before which would move', async () => {
    await off('2025-08-12');
    expect(await dueOf(VISI)).toBe('2025-08-13');
    const shown = await paraf('calendar', 'recompute');
    expect(shown.out).toMatch(/kecil\.visi .*13 August 2025 +14 August 2025 +later/);
    expect(shown.out).toContain('Nothing was moved.');
    expect(await dueOf(VISI)).toBe('2025-08-13');

    expect((await paraf('calendar', 'recompute', ...signed)).out).toContain('2 moved.');
    expect([await dueOf(VISI), await dueOf(MISI)]).toEqual(['2025-08-14', '2025-08-14']);
    const dossier = await readDossier(office.dependencies.table, VISI);
    expect(dossier?.events.at(-1)?.event).toMatchObject({ type: 'due-moved', clock: { calendar: '1.1' } });
    expect([...(dossier?.texts.values() ?? [])].at(-1)?.text).toBe('Ada hari libur baru.');
    expect(await notes(VISI)).toEqual([]);
    expect((await paraf('calendar', 'recompute', ...signed)).out).toContain('Every open deadline is as');
    const verified = await verifyPlan(office.dependencies.table, 'kecil');
    expect(verified.findings).toEqual([]);
  });

  test('brings a deadline forward only where that is asked for, and mails it at once', async () => {
    await off('2025-08-12');
    await paraf('calendar', 'recompute', ...signed);
    await paraf('calendar', 'remove', '2025-08-12', '--by', 'koordinator');
    expect((await paraf('calendar', 'recompute', ...signed)).out).toContain('0 moved.');
    expect(await dueOf(VISI)).toBe('2025-08-14');
    expect((await paraf('calendar', 'recompute', '--earlier', 'visi', ...signed)).out).toContain('1 moved.');
    expect([await dueOf(VISI), await dueOf(MISI)]).toEqual(['2025-08-13', '2025-08-14']);
    expect(await notes(VISI)).toEqual(['brought-forward']);
    expect(await notes(MISI)).toEqual([]);
  });

  test('brings no deadline forward before the end of the next working day', async () => {
    await off('2025-08-12');
    await off('2025-08-13');
    await paraf('calendar', 'recompute', ...signed);
    expect(await dueOf(VISI)).toBe('2025-08-15');
    office.clock.pass(2 * DAY);
    await paraf('calendar', 'remove', '2025-08-12', '--by', 'koordinator');
    await paraf('calendar', 'remove', '2025-08-13', '--by', 'koordinator');
    await paraf('calendar', 'recompute', '--earlier', 'all', ...signed);
    expect(await dueOf(VISI)).toBe('2025-08-14');
    expect((await verifyPlan(office.dependencies.table, 'kecil')).findings).toEqual([]);
  });

  test('leaves a date that was set by hand alone', async () => {
    await paraf('extend', 'visi', '2025-08-20', ...signed);
    await paraf('hold', 'visi', ...signed);
    office.clock.pass(DAY);
    await paraf('release', 'visi', ...signed);
    await off('2025-08-13');
    await off('2025-08-21');
    await paraf('calendar', 'recompute', ...signed);
    expect([await dueOf(VISI), await dueOf(MISI)]).toEqual(['2025-08-21', '2025-08-14']);
  });
});

describe('a recount that was shown', () => {
  test('is refused where the calendar has changed since, and counts once', async () => {
    await off('2025-08-12');
    const moves = (await previewRecompute(office.dependencies, 'kecil')) ?? [];
    await off('2025-08-13');
    const ask = { by: 'koordinator', name: null, why: 'Sesuai edaran.', moves };
    const done = await recomputeDeadlines(office.dependencies, ask);
    expect(done.map(({ acted }) => 'refused' in acted && acted.refused)).toEqual([
      'changed-since',
      'changed-since',
    ]);
    const now = { ...ask, moves: (await previewRecompute(office.dependencies, 'kecil')) ?? [] };
    await recomputeDeadlines(office.dependencies, now);
    const again = await recomputeDeadlines(office.dependencies, now);
    expect(again.map(({ acted }) => 'refused' in acted && acted.refused)).toEqual(['unchanged', 'unchanged']);
    const bare = await recomputeDeadlines(office.dependencies, { ...now, why: ' ' });
    expect(bare.map(({ acted }) => 'refused' in acted && acted.refused)).toEqual([
      'reason-missing',
      'reason-missing',
    ]);
  });
});
