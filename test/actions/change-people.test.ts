import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { forgetPerson } from '../../functions/actions/forget-person.ts';
import { importPlan } from '../../functions/actions/import-plan.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { historyOf } from '../../functions/history/history-of.ts';
import { namedIn } from '../../functions/history/named-in.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { readBoard } from '../../functions/records/plan/board.ts';
import { peopleAt, readCast } from '../../functions/records/plan/cast.ts';
import { decisionsOf } from '../../functions/records/section/decisions.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { currentKey, personKey } from '../../functions/records/keys.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { readPeopleRecord } from '../../functions/records/plan/person-versions.ts';
import { readItem } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { id as words } from '../../functions/wording/id.ts';
import { countingWrites, itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, type SmallOffice, smallOffice, VISI } from '../cli/office.ts';
import { planText, type SmallPlan } from '../plan-file/small-plan.ts';

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

/** Imports the small plan with another entry for one of its people. */
const changed = async (
  person: string,
  entry: Record<string, unknown>,
  dependencies: Dependencies = office.dependencies,
) => {
  const text = planText((plan: SmallPlan) => {
    Object.assign(plan.people.find(({ id }) => id === person) ?? {}, entry);
  });
  const read = readPlanFile(text);
  if (!('file' in read)) throw new Error(JSON.stringify(read));
  const done = await importPlan(dependencies, read.file, { by: 'koordinator' });
  if ('refused' in done) throw new Error(done.refused);
  return done;
};

const dossierOf = async (section = VISI) => {
  const dossier = await readDossier(table, section);
  if (dossier === null) throw new Error('no section');
  return dossier;
};
const castOf = async (section = VISI) => {
  const dossier = await dossierOf(section);
  return readCast(table, 'kecil', dossier.events, namedIn(dossier));
};
const changesOf = async (person: string, section = VISI) =>
  (await dossierOf(section)).events.flatMap(({ event }) =>
    event.type === 'person-changed' && event.person === person ? [event] : [],
  );
const mailsAbout = async (seq: number) =>
  (await readRows(table, VISI)).flatMap((row) => (row.kind === 'mail' && row.seq === seq ? [row.mail] : []));
const told = async () =>
  (await Promise.all([VISI, MISI].map((it) => readRows(table, it))))
    .flat()
    .flatMap((row) =>
      row.kind === 'mail' && row.mail.mail === 'note' && row.mail.note === 'readdressed' ? [row.mail] : [],
    );
const clean = async () => expect((await verifyPlan(table, 'kecil')).findings).toEqual([]);

describe('another address', () => {
  test('ends the links of the former one, asks the new one, and stands in every section that names the person', async () => {
    await office.inReview();
    const old = await office.linkOf('bappeda', VISI);
    await changed('bappeda', { email: 'lain@bappeda.example' });
    const { draft } = await office.section(VISI);
    const decision = { choice: 'approve', draft: draft?.sha256 ?? '', comment: '' } as const;
    expect(await decideSection(office.dependencies, old, decision)).toMatchObject({
      refused: 'link-renewed',
    });
    expect(await changesOf('bappeda')).toMatchObject([{ version: 2, from: 1, readdressed: true }]);
    expect(await changesOf('bappeda', MISI)).toMatchObject([{ version: 2, from: 1, readdressed: true }]);
    const { seq } = (await dossierOf()).standing;
    expect(await mailsAbout(seq)).toMatchObject([
      { mail: 'ask', cause: 'readdressed', person: 'bappeda', epoch: 2 },
    ]);
    expect((await castOf()).get('bappeda')?.email).toBe('lain@bappeda.example');
    await clean();
  });

  test('that is set for a decision and set back is on record', async () => {
    await office.inReview();
    await office.decide('bappeda', 'approve');
    await office.open();
    await office.decide('ugm', 'approve');
    await office.open();
    await changed('sekda', { email: 'orang@lain.example' });
    await office.decide('sekda', 'approve');
    await changed('sekda', {});
    const { events } = await dossierOf();
    expect(events.map(({ event }) => event.type).slice(-3)).toEqual([
      'person-changed',
      'decided',
      'person-changed',
    ]);
    const history = historyOf(await dossierOf(), await castOf(), words);
    expect(history.filter(({ sentence }) => sentence.includes('alamat surel')).length).toBe(2);
    const decided = events.find(({ event }) => event.type === 'decided' && event.by === 'sekda');
    expect(peopleAt(await castOf(), decided?.seq ?? 0).get('sekda')?.email).toBe('orang@lain.example');
    await clean();
  });

  test('is told once to the former address and once to each coordinator', async () => {
    await office.inReview();
    await changed('bappeda', { email: 'lain@bappeda.example' });
    await changed('bappeda', { email: 'lain@bappeda.example' });
    expect((await told()).map(({ person, about }) => [person, about?.toFormer])).toEqual([
      ['bappeda', true],
      ['koordinator', false],
    ]);
  });

  test('asks nobody anew who holds nothing', async () => {
    await office.inReview();
    await changed('ugm', { email: 'lain@ugm.example' });
    expect(await mailsAbout((await dossierOf()).standing.seq)).toEqual([]);
  });
});

describe('another name', () => {
  test('leaves what was decided to whom it was decided by', async () => {
    await office.inReview();
    await office.decide('bappeda', 'return', 'Belum terukur.');
    await changed('bappeda', { name: 'Ir. Penerus' });
    const cast = await castOf();
    const [made] = decisionsOf(await dossierOf()).filter(({ person }) => person === 'bappeda');
    expect(peopleAt(cast, made?.seq ?? 0).get('bappeda')?.name).toBe('Kepala Bappeda');
    expect(cast.get('bappeda')?.name).toBe('Ir. Penerus');
    const history = historyOf(await dossierOf(), cast, words).map(({ sentence }) => sentence);
    expect(history[0]).toBe('Koordinator memperbarui data Kepala Bappeda: kini Ir. Penerus, Bappeda');
    expect(history[1]).toContain('Kepala Bappeda mengembalikan');
    await clean();
  });

  test('keeps the links that work', async () => {
    await office.inReview();
    await changed('bappeda', { name: 'Ir. Penerus' });
    await office.decide('bappeda', 'approve');
    expect(await told()).toEqual([]);
    const cast = await castOf();
    const [made] = decisionsOf(await dossierOf()).filter(({ person }) => person === 'bappeda');
    expect(peopleAt(cast, made?.seq ?? 0).get('bappeda')?.name).toBe('Ir. Penerus');
  });

  test('comes into what was signed off or cancelled too', async () => {
    await office.signedOff();
    await actAsCoordinator(
      office.dependencies,
      { section: MISI, by: 'koordinator', name: null, why: 'digabung' },
      { act: 'cancel' },
    );
    await changed('sekda', { name: 'Sekda Baru' });
    for (const section of [VISI, MISI]) expect(await changesOf('sekda', section)).toHaveLength(1);
    await clean();
  });
});

test('a change that breaks off at any step goes on, and ends the same', async () => {
  const entry = { name: 'Ir. Penerus', email: 'lain@bappeda.example' };
  const summary = async () => ({
    events: await Promise.all([VISI, MISI].map((it) => changesOf('bappeda', it))).then((all) =>
      all.map((events) => events.map(({ version, from, readdressed }) => [version, from, readdressed])),
    ),
    told: (await told()).map(({ person }) => person),
    holds: await readItem(table, currentKey('kecil', 'bappeda')).then((it) => [
      it?.['version'],
      it?.['whole'],
    ]),
    epoch: (await office.linkOf('bappeda', VISI)).epoch,
  });
  await office.inReview();
  await changed('bappeda', entry);
  const expected = await summary();
  expect(expected).toEqual({
    events: [[[2, 1, true]], [[2, 1, true]]],
    told: ['bappeda', 'koordinator'],
    holds: [2, true],
    epoch: 2,
  });
  let broken = 0;
  for (let most = 0; ; most += 1) {
    table = await local.fresh();
    office = await smallOffice(table);
    await office.inReview();
    const counted = countingWrites(table, most);
    const whole = await changed('bappeda', entry, { ...office.dependencies, table: counted }).then(
      () => true,
      () => false,
    );
    if (!whole) broken += 1;
    await changed('bappeda', entry);
    expect(await summary(), `broken off after ${most} writes`).toEqual(expected);
    await clean();
    if (whole) break;
  }
  expect(broken).toBeGreaterThan(4);
});

test('another file in the middle of a change leaves the last one in force, on record step by step', async () => {
  await office.inReview();
  const counted = countingWrites(table, 2);
  const broken = { ...office.dependencies, table: counted };
  await expect(changed('bappeda', { email: 'salah@bappeda.example' }, broken)).rejects.toThrow(
    'the power went',
  );
  await changed('bappeda', { email: 'benar@bappeda.example' });
  const current = await readItem(table, currentKey('kecil', 'bappeda'));
  expect(current).toMatchObject({ version: 3, email: 'benar@bappeda.example', whole: true });
  for (const section of [VISI, MISI]) expect((await changesOf('bappeda', section)).at(-1)?.version).toBe(3);
  expect((await castOf()).get('bappeda')?.email).toBe('benar@bappeda.example');
  await clean();
});

test('whoever is seated by their former version while a change is under way is changed too', async () => {
  await office.inReview();
  let seated = false;
  const send = table.client.send.bind(table.client);
  const meddling: Table = {
    ...table,
    client: new Proxy(table.client, {
      get: (target, name) =>
        name !== 'send'
          ? Reflect.get(target, name, target)
          : async (command: Parameters<typeof send>[0], ...rest: []) => {
              const text = JSON.stringify(command.input);
              if (!seated && text.includes('CURRENT#baru') && text.includes('"version":2')) {
                seated = true;
                const who = { section: VISI, by: 'koordinator', name: null, why: 'cuti' };
                const act = { act: 'add', person: 'baru', required: true, later: false } as const;
                expect(await actAsCoordinator(office.dependencies, who, act)).not.toHaveProperty('refused');
              }
              return send(command, ...rest);
            },
    }),
  };
  const withNew = (email: string) => (plan: SmallPlan) =>
    void plan.people.push({ id: 'baru', name: 'Baru', office: 'Setda', email });
  for (const [email, over] of [
    ['satu@setda.example', table],
    ['dua@setda.example', meddling],
  ] as const) {
    const read = readPlanFile(planText(withNew(email)));
    if (!('file' in read)) throw new Error('unreadable');
    await importPlan({ ...office.dependencies, table: over }, read.file, { by: 'koordinator' });
  }
  expect(seated).toBe(true);
  expect(await changesOf('baru')).toMatchObject([{ version: 2, from: 1, readdressed: true }]);
  expect((await office.linkOf('baru', VISI)).epoch).toBe(2);
});

describe('people of before', () => {
  /** As a release of before has left them: without versions. */
  const asBefore = async () => {
    const { currents } = await readPeopleRecord(table, 'kecil');
    for (const { id, name, office: of, email } of currents.values()) {
      await put({ ...personKey('kecil', id), shape: 1, id, name, office: of, email, undeliverable: null });
    }
    for (const { pk, sk } of await itemsOf(table))
      if (String(pk).startsWith('PEOPLE#')) await remove({ pk, sk });
  };

  test('are shown, asked and mailed as they stand', async () => {
    await asBefore();
    expect((await readBoard(table, 'kecil'))?.people.get('bappeda')?.name).toBe('Kepala Bappeda');
    await office.inReview();
    await office.decide('bappeda', 'approve');
    expect((await castOf()).get('bappeda')?.email).toBe('kepala@bappeda.example');
  });

  test('become their own first version with the next import, and no release of before is asked about them again', async () => {
    await asBefore();
    await office.inReview();
    await changed('bappeda', { email: 'lain@bappeda.example' });
    expect(await changesOf('bappeda')).toMatchObject([{ version: 2, from: 1, readdressed: true }]);
    const { currents } = await readPeopleRecord(table, 'kecil');
    expect(currents.size).toBe(6);
    const entry = await readItem(table, personKey('kecil', 'bappeda'));
    await put({ ...entry, email: 'penyusup@lain.example' });
    expect((await readBoard(table, 'kecil'))?.people.get('bappeda')?.email).toBe('lain@bappeda.example');
    expect((await castOf()).get('bappeda')?.email).toBe('lain@bappeda.example');
  });
});

test('a person who is forgotten is forgotten in every version', async () => {
  await office.signedOff();
  await changed('dinkes', { name: 'dr. Rahasia', email: 'rahasia@dinkes.example' });
  await changed('dinkes', { name: 'dr. Kedua' });
  const who = { by: 'koordinator', name: null, why: 'digabung' };
  await actAsCoordinator(office.dependencies, { section: MISI, ...who }, { act: 'cancel' });
  expect(
    await forgetPerson(office.dependencies, { plan: 'kecil', person: 'dinkes', by: 'x' }),
  ).not.toHaveProperty('refused');
  const everything = JSON.stringify(await itemsOf(table));
  for (const gone of ['dr. Rahasia', 'dr. Kedua', 'dinkes.example', 'Kepala Dinas Kesehatan'])
    expect(everything).not.toContain(gone);
  const { versions } = await readPeopleRecord(table, 'kecil');
  expect(versions.get('dinkes')?.map(({ key, email }) => [key, email])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ]);
  await clean();
});

const put = (Item: Record<string, unknown>) =>
  table.client.send(new PutCommand({ TableName: table.name, Item }));
const remove = (Key: Record<string, unknown>) =>
  table.client.send(new DeleteCommand({ TableName: table.name, Key }));
