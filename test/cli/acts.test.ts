import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readBoard } from '../../functions/records/plan/board.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import type { Table } from '../../functions/records/table.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { DAY } from '../builders/clock.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, run, type SmallOffice, smallOffice, VISI } from './office.ts';

let local: RecordsTable;
let table: Table;
let office: SmallOffice;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());
beforeEach(async () => {
  table = await local.fresh();
  office = await smallOffice(table);
});

const signed = ['--by', 'koordinator', '--why', 'sesuai arahan'] as const;
const paraf = (...words: readonly string[]) => run(office.dependencies, ...words, ...signed);

/** What the latest event caused: kinds of mail and whom they go to. */
async function mailsOfLast(section = VISI): Promise<string[]> {
  const last = (await readDossier(table, section))?.standing.seq;
  return (await readRows(table, section)).flatMap((row) =>
    row.kind === 'mail' && row.seq === last ? [`${row.mail.mail} ${row.mail.person} ${row.state}`] : [],
  );
}
const latest = async (section = VISI) => (await readDossier(table, section))?.events.at(-1)?.event;
const textOfLast = async () => {
  const dossier = await readDossier(table, VISI);
  return dossier?.texts.get(dossier.standing.seq);
};

describe('a coordinator at the command line', () => {
  test('holds a section and releases it; asks that waited are sent', async () => {
    const held = await paraf('hold', 'visi');
    expect(held).toMatchObject({ code: 0, err: '' });
    expect(held.out).toContain('kecil.visi (Visi): On hold.');
    expect(held.out).toContain('No mail is sent.');
    await office.open();
    expect(await mailsOfLast()).toEqual(['ask penyusun parked']);
    expect((await paraf('hold', 'visi')).code).toBe(1);
    expect((await paraf('release', VISI)).code).toBe(0);
    const asks = (await readRows(table, VISI)).filter((row) => row.kind === 'mail');
    expect(asks.map(({ state }) => state)).toEqual(['pending']);
    expect((await office.section()).hold).toBeNull();
  });

  test('adds a person of the plan by name, as optional, for this round only', async () => {
    await office.inReview();
    const added = await paraf('add', 'visi', 'koordinator', '--optional', '--this-round-only');
    expect(added.out).toContain('Koordinator is asked in OPD review of round 1, optional.');
    expect(added.out).toContain('Mail to Koordinator: a new link.');
    expect(await mailsOfLast()).toEqual(['ask koordinator pending']);
    expect(await latest()).toMatchObject({ type: 'added', required: false, later: false });
    expect((await office.section()).settings.roster['opd-review']).toHaveLength(2);
  });

  test('adds somebody new with an office and an address', async () => {
    await office.inReview();
    const somebody = ['--name', 'Plt. Kepala Dinas Sosial', '--office', 'Dinas Sosial'];
    const added = await paraf('add', 'visi', ...somebody, '--email', 'plt@dinsos.example');
    expect(added.out).toContain(
      'Plt. Kepala Dinas Sosial is asked in OPD review of round 1, required, and in later rounds.',
    );
    const people = (await readBoard(table, 'kecil'))?.people;
    const person = [...(people?.values() ?? [])].find(({ email }) => email === 'plt@dinsos.example');
    expect(person).toMatchObject({ name: 'Plt. Kepala Dinas Sosial', undeliverable: null });
    // The id stays when the name is forgotten.
    expect(person?.id).toMatch(/^dinas-sosial-[0-9a-f]{4}$/);
    const bad = await paraf('add', 'visi', ...somebody, '--email', 'plt at dinsos');
    expect(bad).toMatchObject({
      code: 1,
      err: expect.stringContaining('--email is not a plain mail address'),
    });
  });

  test('replaces a reviewer by words or by flags, whatever the case', async () => {
    await office.inReview();
    const replaced = await paraf('replace', 'VISI', 'Kepala Bappeda', 'KOORDINATOR@kominfo.example');
    expect(replaced.out).toContain('Koordinator is asked in OPD review of round 1 instead of Kepala Bappeda');
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'ask koordinator pending']);
    const back = await paraf(
      'replace',
      'visi',
      '--person',
      'koordinator',
      '--with',
      'bappeda',
      '--this-round-only',
    );
    expect(back.code).toBe(0);
    expect(await latest()).toMatchObject({
      type: 'replaced',
      person: 'koordinator',
      successor: 'bappeda',
      later: false,
    });
    const again = await paraf('replace', 'visi', '--person', 'dinkes', 'sekda');
    expect(again.code).toBe(0);
    expect(await latest()).toMatchObject({ person: 'dinkes', successor: 'sekda' });
  });

  test('replaces a reviewer by somebody who is not in the plan yet', async () => {
    await office.inReview();
    const somebody = [
      '--name',
      'Plh. Kepala Bappeda',
      '--office',
      'Bappeda',
      '--email',
      'plh@bappeda.example',
    ];
    expect((await paraf('replace', 'visi', 'bappeda', ...somebody)).code).toBe(0);
    expect(await mailsOfLast()).toEqual([
      'note bappeda pending',
      expect.stringMatching(/^ask bappeda-[0-9a-f]{4} pending$/),
    ]);
  });

  test('replaces a reviewer by whoever acts for them and reads the same mail, and warns of the address', async () => {
    await office.inReview();
    const acting = [
      '--name',
      'Plh. Kepala Bappeda',
      '--office',
      'Bappeda',
      '--email',
      'kepala@bappeda.example',
    ];
    const replaced = await paraf('replace', 'visi', 'bappeda', ...acting);
    expect(replaced).toMatchObject({
      code: 0,
      err: 'Warning: kepala@bappeda.example is also the address of bappeda (Kepala Bappeda).',
    });
    const again = await paraf('add', 'visi', ...acting);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('already asked in this stage') });
    const names = [...((await readBoard(table, 'kecil'))?.people.values() ?? [])].map(({ name }) => name);
    expect(names.filter((name) => name === 'Plh. Kepala Bappeda')).toHaveLength(1);
  });

  test('does not forget whom every mail names as the contact, before the plan names another', async () => {
    office = await smallOffice(await local.fresh(), ({ people }) =>
      people.push({ id: 'lama', name: 'Pejabat Lama', office: 'Kominfo', email: 'Tanya@kominfo.example' }),
    );
    const refused = await run(office.dependencies, 'forget', 'lama');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('the plan: as its contact') });
  });

  test('asks nobody who was forgotten', async () => {
    office = await smallOffice(await local.fresh(), ({ people }) =>
      people.push({ id: 'lama', name: 'Pejabat Lama', office: 'Kominfo', email: 'lama@kominfo.example' }),
    );
    await office.inReview();
    expect((await run(office.dependencies, 'forget', 'lama')).code).toBe(0);
    for (const words of [
      ['add', 'visi', 'lama'],
      ['replace', 'visi', 'bappeda', 'lama'],
    ]) {
      const asked = await paraf(...words);
      expect([asked.code, asked.err]).toEqual([
        1,
        'lama was forgotten, and no mail can reach them: name somebody else.',
      ]);
    }
    const asked = (await office.section()).stage?.assignments.map(({ person }) => person);
    expect(asked).toEqual(['bappeda', 'dinkes']);
  });

  test('warns where who is asked drafts the section or sits elsewhere in it', async () => {
    await office.inReview();
    const added = await paraf('add', 'visi', 'penyusun');
    expect(added).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^Warning: .* also drafts this section/),
    });
    const replaced = await paraf('replace', 'visi', 'bappeda', 'sekda');
    expect(replaced.err).toMatch(/^Warning: .* also sits in .* of this section\.$/);
  });

  test('excuses a reviewer who has not decided, and then the stage closes', async () => {
    await office.inReview();
    await office.decide('dinkes', 'approve');
    const excused = await paraf('excuse', 'visi', 'bappeda');
    expect(excused.out).toContain(
      'Kepala Bappeda is excused from OPD review of round 1. Consultant review (PSPPR UGM) of round 1 opens next.',
    );
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'note penyusun pending']);
  });

  test('closes a stage early once a return is in, and not before', async () => {
    await office.inReview();
    expect(await paraf('close', 'visi')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody has returned'),
    });
    await office.decide('dinkes', 'return', 'Data belum lengkap.');
    expect((await paraf('close', 'visi')).out).toContain('Drafting of round 2 opens next.');
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'note dinkes pending']);
  });

  test('sends a new link to one holder, or to all', async () => {
    await office.inReview();
    await paraf('resend', 'visi', 'dinkes');
    expect(await mailsOfLast()).toEqual(['ask dinkes pending']);
    const all = await paraf('resend', 'visi');
    expect(all.out.match(/gets a new link/g)).toHaveLength(2);
    expect((await office.section()).stage?.assignments.map((it) => it.linkEpoch)).toEqual([2, 3]);
    expect((await paraf('resend', 'misi')).err).toContain('nobody holds it');
  });

  test('extends a deadline to a day, or by working days', async () => {
    await office.inReview();
    const due = (await office.section()).stage?.due ?? '';
    expect((await paraf('extend', 'visi', '--days', '2')).code).toBe(0);
    expect(Date.parse((await office.section()).stage?.due ?? '') - Date.parse(due)).toBeGreaterThanOrEqual(
      2 * DAY,
    );
    const extended = await paraf('extend', 'visi', '2024-01-05');
    expect(extended.out).toContain('5 January 2024');
    expect((await office.section()).stage?.due).toBe('2024-01-05T09:00:00.000Z');
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'note dinkes pending']);
    const forward = await paraf('extend', 'visi', '--due', '2023-12-31');
    expect(forward.out).toContain('Mail to Kepala Bappeda: a note (brought-forward).');
    expect((await paraf('extend', 'visi', '2023-01-05')).err).toContain('has passed already');
    expect((await paraf('extend', 'visi', '2062-01-05')).err).toContain('more than two years ahead');
    expect((await paraf('extend', 'visi', '--days', '999')).err).toContain('more than two years ahead');
    expect((await paraf('extend', 'visi', '31 Januari')).err).toContain('cannot be read');
    expect((await paraf('extend', 'visi')).code).toBe(2);
    expect((await paraf('extend', 'visi', '--days', 'dua')).code).toBe(2);
  });

  test('recalls an open stage, and a section that was signed off', async () => {
    await office.inReview();
    expect((await paraf('recall', 'visi')).out).toContain('Drafting of round 2 opens next.');
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'note dinkes pending']);
    const other = await smallOffice(await local.fresh());
    await other.signedOff();
    const recalled = await run(other.dependencies, 'recall', 'visi', ...signed);
    expect(recalled.out).toContain('Recalled. Drafting of round 2 opens next.');
  });

  test('cancels a section once', async () => {
    await office.inReview();
    expect((await paraf('cancel', 'visi')).code).toBe(0);
    expect(await mailsOfLast()).toEqual(['note bappeda pending', 'note dinkes pending']);
    expect(await paraf('cancel', 'visi')).toMatchObject({
      code: 1,
      err: 'kecil.visi: This section is already cancelled. There is nothing left to do.',
    });
  });

  test('rebuilds a halted section', async () => {
    await office.open();
    await haltSection(office.dependencies, { section: VISI, generation: 1, reason: 'TransientFault' });
    const rebuilt = await run(office.dependencies, 'rebuild', 'visi');
    expect(rebuilt.out).toContain('A new run starts at Drafting of round 1');
    expect(await latest()).toMatchObject({
      type: 'rebuilt',
      generation: 2,
      reason: 'by-hand',
      by: 'operator',
    });
    expect((await office.section()).halt).toBeNull();
  });

  test('leaves a reason, under a free name where it is nobody of the plan', async () => {
    await run(office.dependencies, 'hold', 'visi', '--by', 'Pak Budi', '--why', 'rapat ditunda');
    expect(await textOfLast()).toMatchObject({ by: 'operator', name: 'Pak Budi', text: 'rapat ditunda' });
    await run(office.dependencies, 'release', 'visi', '--by', 'Kepala Bappeda', '--why', 'rapat selesai');
    expect(await textOfLast()).toMatchObject({ by: 'bappeda', name: null, text: 'rapat selesai' });
  });

  test('is told who decided when an act comes too late', async () => {
    await office.inReview();
    await office.decide('dinkes', 'approve');
    const late = await paraf('excuse', 'visi', 'dinkes');
    expect(late).toMatchObject({ code: 1, out: '' });
    expect(late.err).toMatch(
      /already been decided. Kepala Dinas Kesehatan chose "approve" on Monday, 11 December 2023/,
    );
    expect(late.err).toContain('Choose somebody who has not decided');
  });

  test('is told what Kominfo can do where a section cannot be acted on', async () => {
    await office.inReview();
    await paraf('cancel', 'visi');
    expect((await paraf('hold', 'visi')).err).toContain('add a new section to the plan file');
    expect((await paraf('recall', 'misi')).err).toContain('paraf import FILE --start');
  });

  test('is helped with names that nobody and nothing has', async () => {
    expect((await paraf('hold', 'vsi')).err).toBe('There is no section "vsi". Did you mean visi?');
    expect((await paraf('hold', 'kecil.mis')).err).toContain(`Did you mean ${MISI}?`);
    expect((await paraf('excuse', 'visi', 'bapeda')).err).toBe(
      'Nobody of this plan is "bapeda". Did you mean bappeda?',
    );
    expect((await paraf('excuse', 'visi', 'kesehatan')).err).toContain('dinkes (Kepala Dinas Kesehatan)');
  });

  test('must say who and why', async () => {
    expect(await run(office.dependencies, 'hold', 'visi', '--why', 'x')).toMatchObject({ code: 2 });
    expect(await run(office.dependencies, 'hold', 'visi', '--by', 'x')).toMatchObject({ code: 2 });
    expect(await run(office.dependencies, 'hold', '--by', 'x', '--why', 'x')).toMatchObject({ code: 2 });
    expect((await paraf('hold', 'visi', 'misi')).err).toContain('This is too much: misi.');
    expect(await latest()).toMatchObject({ type: 'started' });
  });
});
