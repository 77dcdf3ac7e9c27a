import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actAsCoordinator, type CoordinatorAct } from '../../functions/actions/coordinator-acts.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { mayBeActed, refusalOf } from '../../functions/actions/may-be-acted.ts';
import { previewAct } from '../../functions/actions/preview-act.ts';
import { ACT_NAMES } from '../../functions/approval/coordinator/act-names.ts';
import { askStands } from '../../functions/approval/ask-stands.ts';
import { holdersOf } from '../../functions/approval/section.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { bringTo, decideAs, snapshotOf, importSection, openNext, startRecords } from '../builders/records.ts';
import type { TestRecords } from '../builders/records.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

let records: TestRecords;
beforeAll(async () => {
  records = await startRecords(temporaryFolder());
}, 60_000);
afterAll(() => records.stop());

const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes'), optional('bpbd')] });
const who = (section: string) => ({ section, by: 'koordinator', name: null, why: 'Sesuai arahan rapat.' });
const doAct = (section: string, act: CoordinatorAct) =>
  actAsCoordinator(records.dependencies, who(section), act);
const isOpen = (at: StageName) => async (id: string) => {
  await bringTo(records, id, at);
};

/** Every act, with values that fit where somebody of OPD review is asked; elsewhere the rules refuse some. */
const ACTS: readonly CoordinatorAct[] = [
  { act: 'resend', person: 'bappeda' },
  { act: 'resend', person: 'drafter' },
  { act: 'extend', due: '2025-01-02T09:00:00.000Z' },
  { act: 'extend', due: '2031-01-01T09:00:00.000Z' },
  { act: 'extend', due: '2001-01-01T09:00:00.000Z' },
  { act: 'replace', person: 'bappeda', successor: 'ugm', later: true },
  { act: 'replace', person: 'sekda', successor: 'ugm', later: false },
  { act: 'add', person: 'pengamat', required: true, later: true },
  { act: 'add', person: 'bpbd', required: false, later: false },
  { act: 'excuse', person: 'bappeda' },
  { act: 'excuse', person: 'dinkes' },
  { act: 'close' },
  { act: 'hold' },
  { act: 'release' },
  { act: 'recall' },
  { act: 'cancel' },
  { act: 'rebuild' },
];

/** Several lives of a section; each leads to a state of its own. */
const STATES: Readonly<Record<string, (id: string) => Promise<void>>> = {
  'not started': async () => {},
  drafting: isOpen('drafting'),
  'opd review': isOpen('opd-review'),
  'one has approved': async (id) => {
    await bringTo(records, id, 'opd-review');
    await decideAs(records, id, 'dinkes', 'approve');
  },
  'one has returned': async (id) => {
    await bringTo(records, id, 'opd-review');
    await decideAs(records, id, 'dinkes', 'return', 'Lengkapi bab 3.');
  },
  'between two stages': async (id) => {
    await bringTo(records, id, 'ugm-review');
    await decideAs(records, id, 'ugm', 'approve');
  },
  'held, with an ask that waits': async (id) => {
    await bringTo(records, id, 'drafting');
    await decideAs(records, id, 'drafter', 'submit');
    await doAct(id, { act: 'hold' });
    await bringHeldOn(id);
  },
  'sekda sign-off': isOpen('sekda-sign-off'),
  'signed off': async (id) => {
    await bringTo(records, id, 'sekda-sign-off');
    await decideAs(records, id, 'sekda', 'approve');
  },
  halted: async (id) => {
    await bringTo(records, id, 'opd-review');
    const { generation } = (await snapshotOf(records, id)).section;
    await haltSection(records.dependencies, { section: id, generation, reason: 'TransientFault' });
  },
  cancelled: async (id) => {
    await bringTo(records, id, 'opd-review');
    await doAct(id, { act: 'cancel' });
  },
};

/** A held section whose reviewers were sent their links anew: those mails wait. */
async function bringHeldOn(id: string): Promise<void> {
  const { section } = await snapshotOf(records, id);
  if (section.next !== null) await openNext(records, id);
  for (const { person } of holdersOf((await snapshotOf(records, id)).section))
    await doAct(id, { act: 'resend', person });
}

describe.each(Object.entries(STATES))('a section that is %s', (state, bring) => {
  const stem = state.replace(/[^a-z]/g, '').slice(0, 16);
  const made = async (name: string): Promise<string> => {
    const id = `ramal.${stem}-${name}`;
    await importSection(records, id, settings);
    await bring(id);
    return id;
  };

  test('is foretold what every act does to it, which changes nothing, and then it happens so', async () => {
    const shared = await made('semua');
    const before = await records.dump();
    const foretold = [];
    for (const act of ACTS)
      foretold.push({ act, foreseen: await previewAct(records.dependencies, who(shared), act) });
    expect(await records.dump()).toEqual(before);
    const { section } = await snapshotOf(records, shared);
    for (const [n, { act, foreseen }] of foretold.entries()) {
      if ('refused' in foreseen) {
        expect(await doAct(shared, act)).toEqual(foreseen);
        continue;
      }
      expect(mayBeActed(section, records.dependencies.now())).toContain(act.act);
      await expectToHappen(await made(String(n)), act);
    }
    expect((await snapshotOf(records, shared)).section).toEqual(section);
  }, 60_000);
});

/** The act does what its preview says: the event, the section, the mails, and those that waited. */
async function expectToHappen(id: string, act: CoordinatorAct): Promise<void> {
  const foreseen = await previewAct(records.dependencies, who(id), act);
  const waited = new Set(
    (await mailRows(id)).filter(({ state }) => state === 'parked').map(({ row }) => row),
  );
  const done = await doAct(id, act);
  if ('refused' in foreseen || 'refused' in done) throw new Error(`${act.act} is refused`);
  expect(nameless(done.event)).toEqual(nameless(foreseen.event));
  expect(nameless(done.section)).toEqual(nameless(foreseen.after));
  expect(done.standing.version).toBe(foreseen.foreseen.version + 1);
  const rows = await mailRows(id);
  const written = rows.filter(({ seq }) => seq === done.standing.seq);
  expect(written.map(({ mail, state }) => ({ ...mail, parked: state === 'parked' }))).toEqual(foreseen.mails);
  const freed = rows.filter(({ row, state, mail }) => {
    const stands = mail.mail === 'ask' && askStands(done.section, mail);
    return waited.has(row) && state === 'pending' && stands;
  });
  expect(freed.map(({ mail }) => mail)).toEqual(foreseen.freed);
}

/** Without the names of executions, which each change makes afresh. */
const nameless = (it: object): unknown =>
  JSON.parse(JSON.stringify(it, (key, value: unknown) => (key === 'execution' ? null : value)));

const mailRows = async (id: string) =>
  (await readRows(records.dependencies.table, id)).flatMap((row) => (row.kind === 'mail' ? [row] : []));
describe('foreseeing', () => {
  test('tells whose links stop working: one who is replaced, or everybody where the stage ends', async () => {
    const id = 'tautan.satu';
    await importSection(records, id, settings);
    await bringTo(records, id, 'opd-review');
    const linksLost = async (act: CoordinatorAct) => {
      const foreseen = await previewAct(records.dependencies, who(id), act);
      return 'refused' in foreseen ? foreseen.refused : foreseen.unlinked;
    };
    expect(await linksLost({ act: 'resend', person: 'dinkes' })).toEqual(['dinkes']);
    expect(await linksLost({ act: 'replace', person: 'bpbd', successor: 'ugm', later: false })).toEqual([
      'bpbd',
    ]);
    expect(await linksLost({ act: 'recall' })).toEqual(['bappeda', 'dinkes', 'bpbd']);
    expect(await linksLost({ act: 'extend', due: '2025-01-02T09:00:00.000Z' })).toEqual([]);
    expect(await linksLost({ act: 'hold' })).toEqual([]);
  });

  test('finds no section where there is none', async () => {
    expect(await previewAct(records.dependencies, who('ramal.tidak-ada'), { act: 'hold' })).toEqual({
      refused: 'no-such-section',
    });
  });

  test('lists the acts that the rules allow, of a section and of one person', async () => {
    const id = 'boleh.satu';
    await importSection(records, id, settings);
    const allowed = async (person?: string) =>
      mayBeActed((await snapshotOf(records, id)).section, records.dependencies.now(), person);
    expect(await allowed()).toEqual(['hold', 'cancel']);
    await bringTo(records, id, 'opd-review');
    const open = ['resend', 'extend', 'replace', 'add', 'excuse', 'hold', 'recall', 'cancel', 'rebuild'];
    expect(await allowed()).toEqual(open);
    expect(await allowed('ugm')).toEqual(
      open.filter((act) => !['resend', 'replace', 'excuse'].includes(act)),
    );
    await decideAs(records, id, 'dinkes', 'return', 'Lengkapi.');
    expect(await allowed()).toContain('close');
    await doAct(id, { act: 'cancel' });
    expect(await allowed()).toEqual([]);
    const { section } = await snapshotOf(records, id);
    const why = ACT_NAMES.map((act) => refusalOf(section, act, records.dependencies.now())?.refused);
    expect(new Set(why)).toEqual(new Set(['cancelled', 'already-cancelled']));
  });
});

describe('an act that was shown on a version', () => {
  test('is refused where the section has moved since, and adds nobody to the plan', async () => {
    const id = 'versi.satu';
    await importSection(records, id, settings);
    await bringTo(records, id, 'opd-review');
    const { version } = (await snapshotOf(records, id)).standing;
    await doAct(id, { act: 'hold' });
    const before = await records.dump();
    const newcomer = {
      id: 'plt',
      name: 'Plt. Kepala',
      office: 'Bappeda',
      email: 'plt@kantor.example',
      undeliverable: null,
    };
    const act = { act: 'replace', person: 'bappeda', successor: 'plt', later: true } as const;
    const refused = await actAsCoordinator(records.dependencies, who(id), act, { version, newcomer });
    expect(refused).toEqual({ refused: 'changed-since' });
    expect(await records.dump()).toEqual(before);
    const done = await actAsCoordinator(records.dependencies, who(id), act, {
      version: version + 1,
      newcomer,
    });
    expect('refused' in done).toBe(false);
    expect(await records.dump()).toContainEqual(
      expect.objectContaining({ sk: 'CURRENT#plt', email: 'plt@kantor.example' }),
    );
  });
});
