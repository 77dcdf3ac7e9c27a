import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { noteUndeliverable } from '../../functions/actions/note-undeliverable.ts';
import { ACT_NAMES, type ActName } from '../../functions/approval/coordinator/act-names.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { readEverybody } from '../../functions/records/plan/people.ts';
import { decideAs, snapshotOf, importSection, openNext } from '../builders/records.ts';
import { act, mintNotMe, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { accountOf, COORDINATOR, FORM_TOKEN, trackerFor, VIEWER } from './signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importSection(world.records, 'lain.satu');
}, 60_000);
afterAll(() => world.stop());

const WHY = 'Sesuai arahan rapat Senin.';
const tracker = () => trackerFor(world);
const pathOf = (section: string, name: string): string => `/sections/${section}/acts/${name}`;

/** Hidden fields and their values in the form that has this button or box, as a browser would send them. */
function formOf(page: string, holding: string): Record<string, string> {
  const form = [...page.matchAll(/<form.*?<\/form>/gs)].map(([it]) => it).find((it) => it.includes(holding));
  const inputs = [...(form ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name, value]) => [name ?? '', unescaped(value ?? '')]));
}
const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const confirmOf = (page: string) => formOf(page, 'name="confirm"');

/** The act from its form to its end: the preview's page, and the answer to the ticked box. */
async function goThrough(section: string, name: ActName, typed: Record<string, string>) {
  const preview = await tracker().post(pathOf(section, name), { why: WHY, ...typed });
  expect(preview.status).toBe(200);
  const page = await preview.text();
  const done = await tracker().post(pathOf(section, name), { ...confirmOf(page), confirm: 'yes' });
  return { page, done };
}

/** The error summary: the field that each line leads to, and what it says. */
const linesOf = (page: string): string[] =>
  [...page.matchAll(/<li><a href="#([a-z]+)">(.*?)<\/a><\/li>/g)].map(
    ([, field, text]) => `${field}: ${unescaped(text ?? '')}`,
  );

const textOf = (page: string): string =>
  unescaped(page.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

const last = async (section: string) => {
  const dossier = await readDossier(world.dependencies.table, section);
  if (dossier === null) throw new Error(`no section ${section}`);
  const { seq } = dossier.standing;
  const rows = await readRows(world.dependencies.table, section);
  return {
    seq,
    event: dossier.events.at(-1)?.event,
    text: dossier.texts.get(seq),
    mails: rows.flatMap((row) =>
      row.kind === 'mail' && row.seq === seq
        ? [`${row.mail.person}: ${row.mail.mail === 'note' ? row.mail.note : row.mail.mail} ${row.state}`]
        : [],
    ),
  };
};

/** An act that the rules allow: where, what is typed, and what comes of it. */
interface Allowed {
  readonly name: ActName;
  readonly bring: (id: string) => Promise<unknown>;
  readonly typed: Record<string, string>;
  readonly event: object;
  readonly mails: readonly string[];
  readonly says: readonly string[];
}

const ALLOWED: readonly Allowed[] = [
  {
    name: 'resend',
    bring: (id) => sectionIn(world, id, 'opd-review'),
    typed: { person: 'dinkes' },
    event: { type: 'link-renewed', person: 'dinkes', asked: 'by-coordinator' },
    mails: ['dinkes: ask pending'],
    says: ['Permohonan reviu (tautan dikirim ulang)', 'Tidak berlaku lagi: tautan untuk Kepala dinkes.'],
  },
  {
    name: 'extend',
    bring: (id) => sectionIn(world, id, 'opd-review'),
    typed: { due: '2024-01-15' },
    event: { type: 'extended', due: '2024-01-15T09:00:00.000Z' },
    mails: ['bappeda: extended pending', 'dinkes: extended pending'],
    says: ['menjadi Senin, 15 Januari 2024 pukul 16.00 WIB', 'Tidak ada tautan yang berhenti berlaku.'],
  },
  {
    name: 'replace',
    bring: (id) => sectionIn(world, id, 'opd-review'),
    typed: { person: 'bappeda', asked: 'ugm', later: 'no' },
    event: { type: 'replaced', person: 'bappeda', successor: 'ugm', later: false },
    mails: ['bappeda: replaced pending', 'ugm: ask pending'],
    says: [
      'Kepala ugm diminta pada Reviu Perangkat Daerah putaran 1 sebagai pengganti Kepala bappeda.',
      'Perhatian: Kepala ugm juga bertugas pada Reviu Konsultan (PSPPR UGM) bagian ini.',
    ],
  },
  {
    name: 'add',
    bring: (id) => sectionIn(world, id, 'opd-review'),
    typed: { asked: 'pengamat', required: 'no', later: 'yes' },
    event: { type: 'added', person: 'pengamat', required: false, later: true },
    mails: ['pengamat: ask pending'],
    says: ['sebagai petugas opsional, juga pada putaran berikutnya'],
  },
  {
    name: 'excuse',
    bring: async (id) => {
      await sectionIn(world, id, 'opd-review');
      await decideAs(world.records, id, 'dinkes', 'approve');
    },
    typed: { person: 'bappeda' },
    event: { type: 'excused', person: 'bappeda', closes: 'approved' },
    mails: ['bappeda: excused pending', 'drafter: stage-approved pending'],
    says: [
      'Berikutnya dibuka: Reviu Konsultan (PSPPR UGM) putaran 1.',
      'Saat tahap berikutnya dibuka, Kepala ugm menerima surel permintaan.',
    ],
  },
  {
    name: 'close',
    bring: async (id) => {
      await sectionIn(world, id, 'opd-review');
      await decideAs(world.records, id, 'dinkes', 'return', 'Lengkapi.');
    },
    typed: {},
    event: { type: 'closed-early' },
    mails: ['bappeda: closed-early pending', 'dinkes: returned pending'],
    says: ['ditutup sebagai dikembalikan', 'Tidak dapat diurungkan'],
  },
  {
    name: 'hold',
    bring: (id) => sectionIn(world, id, 'drafting'),
    typed: {},
    event: { type: 'held' },
    mails: ['drafter: held pending'],
    says: ['Pemberitahuan: ditahan'],
  },
  {
    name: 'release',
    bring: async (id) => {
      await sectionIn(world, id, 'drafting');
      await act(world, id, { act: 'hold' });
      await act(world, id, { act: 'resend', person: 'drafter' });
    },
    typed: {},
    event: { type: 'released' },
    mails: ['drafter: released pending'],
    says: ['Permohonan penyusunan draf (tautan dikirim ulang)', 'tertahan selama ini, dikirim sekarang'],
  },
  {
    name: 'recall',
    bring: async (id) => {
      await sectionIn(world, id, 'sekda-sign-off');
      await decideAs(world.records, id, 'sekda', 'approve');
    },
    typed: {},
    event: { type: 'recalled' },
    mails: [
      'bappeda: sign-off-recalled pending',
      'ugm: sign-off-recalled pending',
      'sekda: sign-off-recalled pending',
      'koordinator: sign-off-recalled pending',
    ],
    says: [
      'bagian ini tidak lagi disahkan',
      'Saat tahap berikutnya dibuka, Kepala drafter menerima surel permintaan.',
    ],
  },
  {
    name: 'cancel',
    bring: (id) => sectionIn(world, id, 'opd-review'),
    typed: {},
    event: { type: 'cancelled' },
    mails: ['bappeda: cancelled pending', 'dinkes: cancelled pending'],
    says: ['Tidak dapat diurungkan', 'Tidak berlaku lagi: tautan untuk Kepala bappeda dan Kepala dinkes.'],
  },
  {
    name: 'rebuild',
    bring: async (id) => {
      await sectionIn(world, id, 'ugm-review');
      const { generation } = (await snapshotOf(world.records, id)).section;
      await haltSection(world.dependencies, { section: id, generation, reason: 'TransientFault' });
    },
    typed: {},
    event: { type: 'rebuilt', startAt: 'ugm-review', reason: 'by-hand' },
    mails: [],
    says: ['tidak ada yang diminta dua kali'],
  },
];

describe('each act, from its page to the mails', () => {
  test('is one of those that there are', () => {
    expect(ALLOWED.map(({ name }) => name).sort()).toEqual([...ACT_NAMES].sort());
  });

  test.each(ALLOWED.map((it) => [it.name, it] as const))(
    '%s: its form says what it does, its preview changes nothing, its box does it in the name of who is signed in',
    async (name, { bring, typed, event, mails, says }) => {
      const id = `jalan.${name}`;
      await bring(id);
      const before = await world.dump();
      const form = await tracker().get(pathOf(id, name));
      expect(form.status).toBe(200);
      expect(await form.text()).toContain(`Bagian ${id}`);
      const preview = await tracker().post(pathOf(id, name), { why: WHY, ...typed });
      const page = await preview.text();
      expect(preview.status, textOf(page)).toBe(200);
      for (const it of says) expect(textOf(page)).toContain(it);
      const unticked = await tracker().post(pathOf(id, name), confirmOf(page));
      expect(unticked.status).toBe(422);
      expect(await unticked.text()).toContain('Centang kotak');
      expect(await world.dump()).toEqual(before);

      const done = await tracker().post(pathOf(id, name), { ...confirmOf(page), confirm: 'yes' });
      const it = await last(id);
      expect([done.status, done.headers.get('location')]).toEqual([303, `/sections/${id}?done=${it.seq}`]);
      expect(it.event).toMatchObject({ ...event, by: 'koordinator' });
      expect(it.text).toMatchObject({ text: WHY, name: null });
      expect(it.mails).toEqual(mails);
      for (const mail of mails) expect(textOf(page)).toContain(`Kepala ${mail.split(':')[0]}`);

      const again = await tracker().post(pathOf(id, name), { ...confirmOf(page), confirm: 'yes' });
      expect([again.status, again.headers.get('location')]).toEqual([303, done.headers.get('location')]);
      expect((await last(id)).seq).toBe(it.seq);
    },
  );
});

/** An act that a rule forbids, and what is said then. */
const FORBIDDEN: readonly (readonly [ActName, string, (id: string) => Promise<unknown>, string])[] = [
  ['resend', 'belum', (id) => importSection(world.records, id), 'Tidak ada tahap yang sedang terbuka.'],
  ['extend', 'belum', (id) => importSection(world.records, id), 'Tidak ada tahap yang sedang terbuka.'],
  ['replace', 'belum', (id) => importSection(world.records, id), 'Tidak ada tahap yang sedang terbuka.'],
  [
    'add',
    'sekda',
    (id) => sectionIn(world, id, 'sekda-sign-off'),
    'Pengesahan dilakukan oleh Sekda seorang diri.',
  ],
  [
    'excuse',
    'sekda',
    (id) => sectionIn(world, id, 'sekda-sign-off'),
    'Sekda tidak dapat dikecualikan dari pengesahan.',
  ],
  [
    'excuse',
    'draf',
    (id) => sectionIn(world, id, 'drafting'),
    'Tanpa orang ini tidak ada lagi yang dapat menyetujui.',
  ],
  ['close', 'opd', (id) => sectionIn(world, id, 'opd-review'), 'Belum ada yang mengembalikan bagian ini.'],
  ['hold', 'tahan', heldSection, 'Bagian ini sudah ditahan.'],
  ['release', 'opd', (id) => sectionIn(world, id, 'opd-review'), 'Bagian ini tidak sedang ditahan.'],
  ['recall', 'belum', (id) => importSection(world.records, id), 'Bagian ini belum dimulai.'],
  ['cancel', 'batal', cancelledSection, 'Bagian ini sudah dibatalkan.'],
  ['rebuild', 'batal', cancelledSection, 'Bagian ini sudah dibatalkan.'],
];

async function heldSection(id: string): Promise<void> {
  await sectionIn(world, id, 'drafting');
  await act(world, id, { act: 'hold' });
}
async function cancelledSection(id: string): Promise<void> {
  await importSection(world.records, id);
  await act(world, id, { act: 'cancel' });
}

describe('an act that a rule forbids', () => {
  test.each(FORBIDDEN)(
    '%s (%s) is refused in words, with no form and nothing written',
    async (name, where, bring, says) => {
      const id = `larang.${name}-${where}`;
      await bring(id);
      const before = await world.dump();
      for (const answer of [
        await tracker().get(pathOf(id, name)),
        await tracker().post(pathOf(id, name), { why: WHY, version: '3', confirm: 'yes' }),
      ]) {
        const page = await answer.text();
        expect(answer.status).toBe(409);
        expect(page).toContain(says);
        expect(page).not.toContain('<form');
      }
      expect(await world.dump()).toEqual(before);
    },
  );
});

/** An act that is refused, and what Kominfo itself can do then. */
const FORWARD: readonly (readonly [string, ActName, (id: string) => Promise<unknown>, string])[] = [
  ['held', 'excuse', (id) => lastOne(id, () => act(world, id, { act: 'hold' })), 'Lepaskan penahanannya'],
  ['disputed', 'excuse', (id) => lastOne(id, () => disputed(id)), 'bila keputusan itu tetap berlaku'],
  ['cancelled', 'hold', cancelledSection, 'masukkan bagian baru lewat berkas masterplan'],
  ['not started', 'recall', (id) => importSection(world.records, id), 'paraf import FILE --start'],
  ['without a stage', 'resend', (id) => importSection(world.records, id), 'paraf import FILE --start'],
  [
    'decided',
    'resend',
    (id) => changed(id, () => decideAs(world.records, id, 'dinkes', 'approve')),
    'Pilih orang yang belum memutuskan',
  ],
  [
    'replaced',
    'resend',
    (id) =>
      changed(id, () => act(world, id, { act: 'replace', person: 'dinkes', successor: 'ugm', later: false })),
    'Pilih penggantinya',
  ],
  [
    'excused',
    'resend',
    (id) => changed(id, () => act(world, id, { act: 'excuse', person: 'dinkes' })),
    'tambahkan lagi orang ini',
  ],
];

async function changed(id: string, change: () => Promise<unknown>): Promise<void> {
  await sectionIn(world, id, 'opd-review');
  await change();
}
/** Without the one who has not decided, the stage would close. */
const lastOne = (id: string, change: () => Promise<unknown>): Promise<void> =>
  changed(id, async () => {
    await decideAs(world.records, id, 'dinkes', 'approve');
    await change();
  });
async function disputed(id: string): Promise<void> {
  const answer = await world.post(await mintNotMe(world, id, 'dinkes'), { form: 'not-me', confirm: 'yes' });
  if (answer.status !== 303) throw new Error(`not disputed: ${answer.status}`);
}

describe('an act that is refused because the section or the person is', () => {
  test.each(FORWARD)(
    '%s (%s) says what Kominfo can do, and sends nobody to Kominfo',
    async (why, name, bring, says) => {
      const id = `maju.${why.replaceAll(' ', '-')}`;
      await bring(id);
      const typed = { person: 'dinkes', why: WHY };
      const answer = await tracker().post(pathOf(id, name), typed);
      expect(answer.status).toBe(409);
      const text = textOf(await answer.text());
      expect(text).toContain(says);
      expect(text).not.toMatch(/(Tunggu sampai|Hubungi) Kominfo|tautan Bapak/);
    },
  );
});

describe('who may act', () => {
  const id = 'hak.satu';
  beforeAll(() => sectionIn(world, id, 'opd-review'));
  const stranger = accountOf('bappeda@kantor.example');
  const filled = {
    why: WHY,
    person: 'bappeda',
    asked: 'ugm',
    due: '2024-01-15',
    version: '9',
    confirm: 'yes',
  };

  test.each(ACT_NAMES)('%s: neither a viewer nor a coordinator whose account may only look', async (name) => {
    const before = await world.dump();
    const looksOnly = accountOf(COORDINATOR.email, 'viewer');
    for (const account of [VIEWER, looksOnly, stranger]) {
      const { get, post } = trackerFor(world, account);
      const answers = [await get(pathOf(id, name)), await post(pathOf(id, name), filled)];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
      for (const answer of answers) expect(await answer.text()).not.toContain('Bagian hak.satu');
    }
    expect(await world.dump()).toEqual(before);
  });

  test.each(ACT_NAMES)('%s: a stranger reads the very page of a plan that does not exist', async (name) => {
    const { get, post } = trackerFor(world, stranger);
    const pagesOf = (ask: (path: string) => Promise<Response>) =>
      Promise.all(
        [id, 'tidak-ada.satu', 'hak.tidak-ada', `${'x'.repeat(2100)}.x`].map((section) =>
          ask(pathOf(section, name)).then((it) => it.text()),
        ),
      );
    expect(new Set(await pagesOf(get)).size).toBe(1);
    // What they typed is given back, and nothing else differs.
    expect(new Set(await pagesOf((path) => post(path, filled))).size).toBe(1);
  });

  test('somebody of no plan is a stranger here', async () => {
    const { get } = trackerFor(world, accountOf('orang-lain@kantor.example'));
    expect((await get(pathOf(id, 'hold'))).status).toBe(403);
  });

  test('an act or a section that does not exist is not found', async () => {
    expect((await tracker().get(pathOf(id, 'hapus'))).status).toBe(404);
    expect((await tracker().get(pathOf('hak.tidak-ada', 'hold'))).status).toBe(404);
    expect((await tracker().post(pathOf(id, 'hapus'), filled)).status).toBe(404);
    expect((await tracker().get(pathOf(id, 'constructor'))).status).toBe(404);
    const overlong = pathOf(`hak.${'x'.repeat(2100)}`, 'hold');
    expect((await tracker().get(overlong)).status).toBe(404);
    expect((await tracker().post(overlong, filled)).status).toBe(404);
  });

  test('a form of another site or session does nothing, however well it is filled in', async () => {
    const page = await (await tracker().post(pathOf(id, 'hold'), { why: WHY })).text();
    const good = { ...confirmOf(page), confirm: 'yes' };
    expect(good).toMatchObject({ 'form-token': FORM_TOKEN, why: WHY });
    const before = await world.dump();
    const answers = [
      await tracker().post(pathOf(id, 'hold'), { ...good, 'form-token': '' }),
      await tracker().post(pathOf(id, 'hold'), { ...good, 'form-token': 'token-lain' }),
      await tracker().post(pathOf(id, 'hold'), good, { origin: 'https://jahat.example' }),
      await tracker().post(pathOf(id, 'hold'), good, { 'sec-fetch-site': 'cross-site' }),
      await trackerFor(world, null).post(pathOf(id, 'hold'), good),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await world.dump()).toEqual(before);
  });
});

describe('what is filled in', () => {
  const id = 'isi.satu';
  beforeAll(() => sectionIn(world, id, 'opd-review'));
  const send = async (name: ActName, typed: Record<string, string>) => {
    const before = await world.dump();
    const answer = await tracker().post(pathOf(id, name), typed);
    const page = await answer.text();
    expect(await world.dump()).toEqual(before);
    return { status: answer.status, page };
  };

  test.each([
    ['resend', { why: WHY }, 'person', 'Pilih orangnya.'],
    ['resend', { person: 'siapa', why: WHY }, 'person', 'Pilih orangnya.'],
    ['resend', { person: 'dinkes', why: ' \n ' }, 'why', 'Alasannya belum diisi.'],
    ['resend', { person: 'dinkes', why: 'a'.repeat(4001) }, 'why', 'paling banyak 4.000 karakter'],
    ['extend', { due: 'besok', why: WHY }, 'due', 'Tenggat ini tidak dapat dibaca.'],
    ['extend', { due: '2024-02-30', why: WHY }, 'due', 'Tenggat ini tidak dapat dibaca.'],
    ['extend', { due: '2023-12-08', why: WHY }, 'due', 'Tenggat baru sudah lewat.'],
    ['extend', { due: '2062-01-15', why: WHY }, 'due', 'Tenggat baru lebih dari dua tahun ke depan.'],
    ['extend', { due: '2023-12-14', why: WHY }, 'due', 'Tidak ada yang berubah.'],
    ['replace', { person: 'dinkes', why: WHY }, 'asked', 'Pilih orang dari daftar, atau isikan orang baru.'],
    ['replace', { person: 'dinkes', asked: 'ugm', name: 'Plt.', why: WHY }, 'asked', 'jangan keduanya'],
    ['add', { name: 'Plt.', email: 'plt@kantor.example', why: WHY }, 'office', 'Isikan instansi'],
    [
      'add',
      { name: 'Plt.', office: 'Dinas', email: 'bukan surel', why: WHY },
      'email',
      'Isikan alamat surel',
    ],
    ['add', { name: 'a\nb', office: 'Dinas', email: 'plt@kantor.example', why: WHY }, 'name', 'satu baris'],
  ] satisfies [ActName, Record<string, string>, string, string][])(
    '%s with %o has to be mended at “%s”',
    async (name, typed, field, says) => {
      const { status, page } = await send(name, typed);
      expect(status).toBe(422);
      expect(linesOf(page)).toEqual([expect.stringContaining(`${field}: `)]);
      expect(linesOf(page).join()).toContain(says);
      for (const [key, value] of Object.entries(typed)) {
        if (value !== 'siapa') expect(unescaped(page), key).toContain(value);
      }
    },
  );

  test('a reason of four thousand letters is taken, whatever the letters', async () => {
    const why = '👍'.repeat(4000);
    const { status, page } = await send('resend', { person: 'dinkes', why });
    expect(status).toBe(200);
    expect(confirmOf(page)['why']).toBe(why);
  });

  test('hostile text stands on every page as text', async () => {
    const why = '"><script>alert(1)</script>\n<img src=x onerror=alert(1)>';
    const preview = await send('resend', { person: 'dinkes', why });
    expect(confirmOf(preview.page)['why']).toBe(why);
    const form = await send('replace', {
      person: '"><b>',
      asked: '<i>',
      name: why,
      office: why,
      email: why,
      why,
    });
    const edit = await send('resend', { ...formOf(preview.page, 'name="edit"'), edit: 'yes' });
    expect([preview.status, form.status, edit.status]).toEqual([200, 422, 200]);
    for (const { page } of [preview, form, edit]) expect(page).not.toMatch(/<script|<img|<b>"|<i>/);
    expect(unescaped(edit.page)).toContain(why);
  });

  test('somebody who cannot be asked is not offered, and refused in words where they are named all the same', async () => {
    const form = await (await tracker().get(pathOf(id, 'add'))).text();
    const offered = [...form.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
    expect(offered.sort()).toEqual(['drafter', 'koordinator', 'pengamat', 'sekda', 'ugm']);
    const { status, page } = await send('add', { asked: 'bappeda', why: WHY });
    expect(status).toBe(409);
    expect(page).toContain('Orang ini sudah bertugas pada tahap ini.');
    expect(page).toContain(WHY);
  });

  test('the form begins with whom the address names, and a day three working days after the deadline', async () => {
    const named = await (await tracker().get(`${pathOf(id, 'replace')}?person=dinkes`)).text();
    expect(
      [...named.matchAll(/name="person" value="([a-z]+)"( checked)?/g)].map(([, who, on]) => [who, on]),
    ).toEqual([
      ['bappeda', undefined],
      ['dinkes', ' checked'],
    ]);
    const unnamed = await (await tracker().get(`${pathOf(id, 'replace')}?person=%3Cb%3E`)).text();
    expect(unnamed).not.toMatch(/name="person" value="[a-z]+" checked/);
    const extend = await (await tracker().get(pathOf(id, 'extend'))).text();
    expect(extend).toContain('value="2023-12-19"');
  });

  test('the list of whom to ask says against whom something speaks, and names them last', async () => {
    const page = await (await tracker().get(pathOf(id, 'add'))).text();
    const listed = [...page.matchAll(/<option value="([a-z]+)"[^>]*>(.*?)<\/option>/g)].map(
      ([, who, label = '']) => `${who}: ${label.split(' – ').slice(1).join(', ')}`,
    );
    const marked = listed.filter((it) => !it.endsWith(': '));
    expect(marked).toEqual([
      'drafter: ikut menyusun draf ini',
      'sekda: bertugas pada Pengesahan Sekda',
      'ugm: bertugas pada Reviu Konsultan (PSPPR UGM)',
    ]);
    expect(listed.slice(-marked.length)).toEqual(marked);
    expect(listed.length).toBeGreaterThan(marked.length);
  });

  test('a person whose mail does not arrive is shown so', async () => {
    await noteUndeliverable(world.dependencies, {
      section: id,
      person: 'dinkes',
      mail: 'm1',
      reason: 'bounced',
    });
    expect(await (await tracker().get(pathOf(id, 'replace'))).text()).toContain(
      'surel terakhir tidak sampai',
    );
  });
});

describe('a section that moves after its preview', () => {
  test('is previewed anew, and nothing is done that was not shown', async () => {
    const id = 'gerak.satu';
    await sectionIn(world, id, 'opd-review');
    const typed = { person: 'bappeda', why: WHY };
    const page = await (await tracker().post(pathOf(id, 'resend'), typed)).text();
    await act(world, id, { act: 'hold' });
    const before = await world.dump();
    const moved = await tracker().post(pathOf(id, 'resend'), { ...confirmOf(page), confirm: 'yes' });
    const anew = await moved.text();
    expect(moved.status).toBe(409);
    expect(textOf(anew)).toContain('Bagian ini berubah sementara itu');
    expect(textOf(anew)).toContain('menunggu sampai bagian ini dilepaskan');
    expect(await world.dump()).toEqual(before);
    const done = await tracker().post(pathOf(id, 'resend'), { ...confirmOf(anew), confirm: 'yes' });
    expect(done.status).toBe(303);
    expect((await last(id)).mails).toEqual(['bappeda: ask parked']);
  });

  test('does nothing for a box without a version, or with one that was made up', async () => {
    const id = 'gerak.dua';
    await sectionIn(world, id, 'opd-review');
    const before = await world.dump();
    const page = await (await tracker().post(pathOf(id, 'hold'), { why: WHY })).text();
    const { version, seq, change, ...bare } = confirmOf(page);
    for (const made of [
      {},
      { version, seq },
      { version, change },
      { seq, change },
      { version: '', seq, change },
      { version: '0', seq, change },
      { version: '1e9', seq, change },
      { version, seq: '-1', change },
      { version, seq, change: `${change}#` },
      { version, seq, change: change?.toUpperCase().replace(/\d/g, 'A') },
    ]) {
      const given = Object.entries(made).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      );
      const filled = { ...bare, confirm: 'yes', ...Object.fromEntries(given) };
      expect((await tracker().post(pathOf(id, 'hold'), filled)).status).toBe(409);
    }
    expect(await world.dump()).toEqual(before);
  });

  test('many presses at once do it once', async () => {
    const id = 'gerak.tiga';
    await sectionIn(world, id, 'opd-review');
    const page = await (await tracker().post(pathOf(id, 'resend'), { person: 'dinkes', why: WHY })).text();
    const { seq } = await last(id);
    const all = await Promise.all(
      Array.from({ length: 6 }, () =>
        tracker().post(pathOf(id, 'resend'), { ...confirmOf(page), confirm: 'yes' }),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([303, 303, 303, 303, 303, 303]);
    expect((await last(id)).seq).toBe(seq + 1);
  });
});

describe('a form that is sent once more', () => {
  const sendTwice = async (id: string, name: ActName, between: () => Promise<unknown>) => {
    const { page, done } = await goThrough(id, name, {});
    await between();
    const { seq } = await last(id);
    const again = await tracker().post(pathOf(id, name), { ...confirmOf(page), confirm: 'yes' });
    expect([again.status, again.headers.get('location')]).toEqual([303, done.headers.get('location')]);
    expect((await last(id)).seq).toBe(seq);
  };

  test('is led to where it led, though the next stage has opened since', async () => {
    for (const name of ['recall', 'close'] as const) {
      const id = `ulang.${name}`;
      await sectionIn(world, id, 'opd-review');
      await decideAs(world.records, id, 'dinkes', 'return', 'Lengkapi.');
      await sendTwice(id, name, () => openNext(world.records, id));
    }
  });

  test('is led there too where others have acted since', async () => {
    const id = 'ulang.tahan';
    await sectionIn(world, id, 'opd-review');
    await sendTwice(id, 'hold', () => act(world, id, { act: 'release' }));
  });

  test('after an answer that was lost finds what it did', async () => {
    const id = 'ulang.hilang';
    await sectionIn(world, id, 'opd-review');
    const page = await (await tracker().post(pathOf(id, 'recall'), { why: WHY })).text();
    const { seq } = await last(id);
    let isWritten = false;
    world.records.raw.middlewareStack.add(
      (next, context) => async (args) => {
        if (isWritten) throw new Error('the table cannot be reached');
        const answer = await next(args);
        if (context.commandName !== 'TransactWriteItemsCommand') return answer;
        isWritten = true;
        throw new Error('the answer is lost');
      },
      { step: 'initialize', name: 'loses', priority: 'high' },
    );
    const send = () => tracker().post(pathOf(id, 'recall'), { ...confirmOf(page), confirm: 'yes' });
    const lost = await send();
    world.records.raw.middlewareStack.remove('loses');
    expect([lost.status, isWritten]).toEqual([503, true]);
    await openNext(world.records, id);
    const again = await send();
    expect([again.status, again.headers.get('location')]).toEqual([303, `/sections/${id}?done=${seq + 1}`]);
    expect((await last(id)).seq).toBe(seq + 2);
  });
});

describe('a form that comes after another’s act', () => {
  test('is not taken for that act, though only the person differs', async () => {
    const id = 'gerak.lima';
    await sectionIn(world, id, 'opd-review');
    const preview = async (person: string) =>
      confirmOf(await (await tracker().post(pathOf(id, 'resend'), { person, why: WHY })).text());
    const [first, second] = [await preview('bappeda'), await preview('dinkes')];
    expect((await tracker().post(pathOf(id, 'resend'), { ...first, confirm: 'yes' })).status).toBe(303);
    const late = await tracker().post(pathOf(id, 'resend'), { ...second, confirm: 'yes' });
    expect(late.status).toBe(409);
    const anew = confirmOf(await late.text());
    expect((await tracker().post(pathOf(id, 'resend'), { ...anew, confirm: 'yes' })).status).toBe(303);
    expect((await last(id)).mails).toEqual(['dinkes: ask pending']);
  });

  test('is not taken for that act, though it has the same reason', async () => {
    const id = 'gerak.empat';
    await sectionIn(world, id, 'opd-review');
    const typed = { due: '2024-01-15', why: WHY };
    const page = await (await tracker().post(pathOf(id, 'extend'), typed)).text();
    await goThrough(id, 'resend', { person: 'dinkes' });
    const late = await tracker().post(pathOf(id, 'extend'), { ...confirmOf(page), confirm: 'yes' });
    expect(late.status).toBe(409);
    await goThrough(id, 'extend', { due: '2024-02-01' });
    const tooLate = await tracker().post(pathOf(id, 'extend'), { ...confirmOf(page), confirm: 'yes' });
    expect(tooLate.status).toBe(409);
    const text = textOf(await tooLate.text());
    expect(text).toContain('Bagian ini berubah sementara itu');
    expect(text).toContain('tenggat dimajukan');
  });
});

describe('somebody who is not in the plan yet', () => {
  const somebody = { name: 'Plt. Kepala Dinas Sosial', office: 'Dinas Sosial', email: 'plt@dinsos.example' };

  test('is added to it by the act, and not by its preview', async () => {
    const id = 'baru.satu';
    await sectionIn(world, id, 'opd-review');
    const people = async () => [...(await readEverybody(world.dependencies.table, 'baru')).keys()];
    const before = await people();
    const { page, done } = await goThrough(id, 'replace', { person: 'bappeda', ...somebody, later: 'yes' });
    expect(textOf(page)).toContain(
      'Plt. Kepala Dinas Sosial (plt@dinsos.example) dicatat sebagai orang baru dalam masterplan.',
    );
    expect(done.status).toBe(303);
    const [person = '', ...more] = (await people()).filter((it) => !before.includes(it));
    expect([person.replace(/[0-9a-f]{4}$/, '…'), more]).toEqual(['dinas-sosial-…', []]);
    expect((await last(id)).mails).toEqual(['bappeda: replaced pending', `${person}: ask pending`]);
    expect((await snapshotOf(world.records, id)).section.settings.roster['opd-review']?.[0]).toEqual({
      person,
      required: true,
      seat: 'bappeda',
    });
  });

  test('may read the mail of the office that they act for', async () => {
    const id = 'baru.plh';
    await sectionIn(world, id, 'opd-review');
    const acting = { name: 'Plh. Kepala Bappeda', office: 'Bappeda', email: 'Bappeda@kantor.example' };
    const { page, done } = await goThrough(id, 'replace', { person: 'bappeda', ...acting, later: 'no' });
    expect(textOf(page)).toContain('alamat surel itu juga milik Kepala bappeda dalam masterplan.');
    expect(done.status).toBe(303);
    expect((await last(id)).mails[1]).toMatch(/^bappeda-[0-9a-f]{4}: ask pending$/);
  });

  test('is whoever has that name and address already', async () => {
    const id = 'baru.dua';
    await sectionIn(world, id, 'opd-review');
    const { page, done } = await goThrough(id, 'add', {
      ...somebody,
      name: 'kepala UGM',
      email: 'UGM@kantor.example',
    });
    expect(textOf(page)).toContain(
      'Kepala ugm dengan alamat surel itu sudah ada dalam masterplan; dialah yang diminta.',
    );
    expect(done.status).toBe(303);
    expect((await last(id)).event).toMatchObject({ type: 'added', person: 'ugm' });
  });

  test('is not added where the section has moved meanwhile', async () => {
    const id = 'baru.tiga';
    await sectionIn(world, id, 'opd-review');
    const typed = { why: WHY, person: 'bappeda', ...somebody, email: 'lain@dinsos.example' };
    const page = await (await tracker().post(pathOf(id, 'replace'), typed)).text();
    await act(world, id, { act: 'hold' });
    const before = await world.dump();
    const moved = await tracker().post(pathOf(id, 'replace'), { ...confirmOf(page), confirm: 'yes' });
    expect(moved.status).toBe(409);
    expect(await world.dump()).toEqual(before);
  });
});
