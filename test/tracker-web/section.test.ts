import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetPerson } from '../../functions/actions/forget-person.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { DAY, HOUR, MINUTE } from '../builders/clock.ts';
import { decideAs, importSection } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { act, DRAFT, mintNotMe, NEWER, sectionIn, startWorld, type World } from '../review-web/world.ts';
import {
  disputedSection,
  haltedSection,
  HOSTILE,
  mailsOf,
  renamed,
  returnedOnce,
  sendAll,
  settleMail,
  signedOffSection,
  undeliverableSection,
} from './section-cases.ts';
import { accountOf, COORDINATOR, trackerFor, VIEWER } from './signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await returnedOnce(world, 'bagian.ulang');
}, 120_000);
afterAll(() => world.stop());

const STRANGER = accountOf('bappeda@kantor.example');

const get = (path: string, account = COORDINATOR) => trackerFor(world, account).get(`/sections/${path}`);
const pageOf = async (path: string, account = COORDINATOR): Promise<string> =>
  (await get(path, account)).text();

/** What a reader reads: tags and runs of white space taken out. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,;.)])/g, '$1')
    .trim();

/** The text of a part of the page: `jalur`, `keputusan`, `versi`, `surel`, `riwayat`; '' is the part at its top. */
const partOf = (page: string, id: string): string => {
  const at = page.indexOf(
    id === '' ? '<section class="sheet standing"' : `<section class="sheet" id="${id}"`,
  );
  return at < 0 ? 'no such part' : textOf(page.slice(at, page.indexOf('</section>', at)));
};

/** What the page offers to do: the paths of its acts. */
const actsIn = (page: string): string[] => [
  ...new Set([...page.matchAll(/href="\/sections\/[a-z.-]+\/acts\/([^"]*)"/g)].map(([, it]) => it ?? '')),
];

describe('the top of a section’s page', () => {
  test('says its title, book, state, holders, since when and due when', async () => {
    const top = partOf(await pageOf('bagian.ulang'), '');
    expect(top).toContain('Bagian bagian.ulang Buku 1');
    expect(top).toContain('Keadaan Reviu Perangkat Daerah, putaran 2');
    expect(top).toContain('Menunggu Kepala bappeda');
    expect(top).toContain('Kepala dinsos (opsional)');
    expect(top).toMatch(/Sejak Kamis, 14 Desember 2023 pukul 11\.\d\d WIB · hari ini/);
    expect(top).toContain('Tenggat Selasa, 19 Desember 2023 pukul 16.00 WIB');
    expect(top).not.toContain('Lewat tenggat');
  });

  test('offers a coordinator what the rules allow now, in three groups, each act once', async () => {
    const page = await pageOf('bagian.ulang');
    expect(actsIn(page)).toEqual([
      ...['resend', 'replace', 'add', 'excuse'],
      'extend',
      ...['hold', 'recall', 'cancel'],
    ]);
    expect(partOf(page, '')).toMatch(/Orang yang diminta.*Tahap ini.*Bagian ini/);
  });

  test('asks no more whom an act is about where only one person is asked', async () => {
    await sectionIn(world, 'bagian.tunggal', 'drafting');
    expect(actsIn(await pageOf('bagian.tunggal'))).toEqual(
      expect.arrayContaining(['resend?person=drafter', 'replace?person=drafter', 'add']),
    );
  });

  test('says who holds a section, since when and why', async () => {
    await sectionIn(world, 'bagian.alasan', 'opd-review');
    await act(world, 'bagian.alasan', { act: 'hold' });
    const held = partOf(await pageOf('bagian.alasan', VIEWER), '');
    expect(held).toMatch(/Ditahan oleh Kepala koordinator, \d+ Desember 2023 Alasan: Sesuai arahan rapat\./);
    await act(world, 'bagian.alasan', { act: 'release' });
    expect(partOf(await pageOf('bagian.alasan'), '')).not.toContain('Alasan: Sesuai arahan rapat.');
  });

  test('calls a sign-off that is disputed no sign-off', async () => {
    const id = await signedOffSection(world, 'bagian.sah-sanggah');
    const notMe = await mintNotMe(world, id, 'sekda');
    await world.post(notMe, { form: 'not-me', confirm: 'yes' });
    const page = await pageOf(id);
    expect(partOf(page, '')).toContain('Keadaan Pengesahan disanggah');
    expect(partOf(page, 'jalur')).toContain('Pengesahan Sekda Disahkan Disanggah');
    await act(world, id, { act: 'release' });
    expect(partOf(await pageOf(id), '')).toContain('Keadaan Disahkan');
  });

  test('offers a viewer nothing, nor a coordinator whose account may only look', async () => {
    for (const account of [VIEWER, accountOf('koordinator@kantor.example', 'viewer')]) {
      const page = await pageOf('bagian.ulang', account);
      expect(partOf(page, '')).toContain('Kepala dinsos');
      expect(actsIn(page)).toEqual([]);
      expect(page.includes('/acts/')).toBe(false);
      expect(partOf(page, '')).not.toContain('Tindakan');
    }
  });

  test('shows a held, a disputed, a halted, a stuck and an undeliverable section, and what to do about each', async () => {
    await sectionIn(world, 'bagian.tahan', 'opd-review');
    await act(world, 'bagian.tahan', { act: 'hold' });
    const held = await pageOf('bagian.tahan');
    expect(partOf(held, '')).toContain('putaran 1 Ditahan');
    expect(partOf(held, '')).toContain('Lepaskan bila sudah dapat dilanjutkan.');
    expect(actsIn(held)).toContain('release');
    expect(actsIn(held)).not.toContain('hold');

    const disputed = await pageOf(await disputedSection(world, 'bagian.sanggah'));
    expect(partOf(disputed, '')).toContain('Sebuah keputusan disanggah.');
    expect(partOf(disputed, 'keputusan')).toMatch(
      /Kepala bappeda \(wajib\) Disetujui .* Disanggah pada \d+ Desember/,
    );
    expect(actsIn(disputed)).toEqual(expect.arrayContaining(['release', 'recall']));

    const halted = await pageOf(await haltedSection(world, 'bagian.henti'));
    expect(partOf(halted, '')).toContain('Terhenti: gangguan sementara');
    expect(partOf(halted, '')).toContain('Bangun ulang setelah penyebabnya diatasi.');
    expect(actsIn(halted)).toContain('rebuild');

    await sectionIn(world, 'bagian.macet', 'opd-review');
    await decideAs(world.records, 'bagian.macet', 'bappeda', 'approve');
    world.records.clock.pass(10 * MINUTE);
    const stuck = await pageOf('bagian.macet');
    expect(partOf(stuck, '')).toContain('putaran 1 Tahap berikutnya tidak terbuka');
    expect(partOf(stuck, '')).toContain('paraf doctor');

    const lost = await pageOf(await undeliverableSection(world, 'bagian.surel'));
    expect(partOf(lost, '')).toContain('surel tidak sampai: surel ditolak alamat penerima');
    expect(partOf(lost, '')).toContain('Perbaiki alamatnya');
  });

  test('says how late it is', async () => {
    await sectionIn(world, 'bagian.telat', 'ugm-review');
    const before = world.dependencies.now();
    world.records.clock.pass(9 * DAY);
    const top = partOf(await pageOf('bagian.telat'), '');
    world.records.clock.pass(Date.parse(before) - Date.parse(world.dependencies.now()));
    expect(top).toMatch(/Lewat tenggat \d hari/);
    expect(top).toContain('Tenggat sudah lewat.');
  });
});

describe('the path', () => {
  test('tells of each round when its stages opened, were due and closed, how, and how long they took', async () => {
    const path = partOf(await pageOf('bagian.ulang'), 'jalur');
    expect(path).toContain('Putaran 2');
    expect(path).toContain('Reviu Perangkat Daerah Sedang berjalan');
    expect(path).toMatch(/Pengesahan Sekda Belum dibuka akan diminta: Kepala sekda/);
    const former = path.slice(path.indexOf('Putaran 1'));
    expect(former).toMatch(
      /Reviu Perangkat Daerah Dikembalikan untuk perbaikan 11 Desember 2023 pukul \d\d\.\d\d WIB 14 Desember 2023 pukul 16\.00 WIB 12 Desember 2023 pukul \d\d\.\d\d WIB 26 jam/,
    );
    expect(former).not.toContain('Pengesahan Sekda');
  });

  test('of a section that is not started shows whom each stage would ask', async () => {
    await importSection(world.records, 'bagian.belum');
    const page = await pageOf('bagian.belum');
    expect(partOf(page, 'jalur')).toContain('Penyusunan draf Belum dibuka akan diminta: Kepala drafter');
    expect(partOf(page, 'keputusan')).toContain('Belum ada tahap yang dibuka.');
    expect(partOf(page, 'versi')).toContain('Belum ada draf.');
    expect(partOf(page, 'surel')).toContain('Belum ada surel.');
    expect(actsIn(page)).toEqual(['hold', 'cancel']);
  });

  test('of a recalled sign-off shows the round that is being opened', async () => {
    const id = await signedOffSection(world, 'bagian.sah');
    const signed = await pageOf(id);
    expect(partOf(signed, '')).toContain('Keadaan Disahkan, putaran 1');
    expect(partOf(signed, 'jalur')).toContain('Pengesahan Sekda Disahkan');
    await act(world, id, { act: 'recall' });
    const path = partOf(await pageOf(id), 'jalur');
    expect(path).toMatch(/Putaran 2.*Penyusunan draf Sedang dibuka.*Putaran 1.*Pengesahan Sekda Disahkan/);
  });

  test('of a cancelled section stops where it was', async () => {
    await sectionIn(world, 'bagian.batal', 'opd-review');
    await act(world, 'bagian.batal', { act: 'cancel' });
    const page = await pageOf('bagian.batal');
    expect(partOf(page, 'jalur')).toContain('Reviu Perangkat Daerah Dihentikan');
    expect(partOf(page, 'jalur')).not.toContain('Reviu Konsultan');
    expect(actsIn(page)).toEqual([]);
  });
});

describe('decisions and comments', () => {
  test('say who decided what, when and on which version, and who waits, was excused or replaced', async () => {
    const page = await pageOf('bagian.ulang', VIEWER);
    const told = partOf(page, 'keputusan');
    const time = '14 Desember 2023 pukul \\d\\d\\.\\d\\d WIB';
    expect(told).toMatch(new RegExp(`Kepala bappeda \\(wajib\\) Menunggu sejak ${time}`));
    expect(told).toMatch(
      new RegExp(`Kepala dinkes \\(opsional\\) Diganti dengan Kepala dinsos pada ${time}`),
    );
    expect(told).toMatch(new RegExp(`Kepala dpmptsp \\(opsional\\) Dikecualikan pada ${time}`));
    expect(told).toMatch(
      new RegExp(`Kepala dishub \\(opsional\\) Disetujui ${time}, atas draf e5f60718 Sudah baik\\.`),
    );
    expect(told).toContain('Bab 3 sudah dilengkapi.');
    const former = told.slice(told.indexOf('Putaran 1'));
    expect(former).toContain('Reviu Perangkat Daerah – Dikembalikan untuk perbaikan');
    expect(former).toMatch(/Kepala bappeda \(wajib\) Dikembalikan untuk perbaikan .* atas draf a1b2c3d4/);
    expect(former).toContain('Kepala dinkes (opsional) Tidak lagi diminta');
    expect(page.includes(`title="${DRAFT}"`)).toBe(true);
  });

  test('say of a text that was forgotten that it was', async () => {
    const settings = settingsOf({ 'opd-review': [required('pensiun')] });
    await sectionIn(world, 'lupa.satu', 'opd-review', settings);
    await decideAs(world.records, 'lupa.satu', 'pensiun', 'return', 'Teks pribadi.');
    await act(world, 'lupa.satu', { act: 'cancel' });
    expect(await pageOf('lupa.satu')).toContain('Teks pribadi.');
    await forgetPerson(world.dependencies, { plan: 'lupa', person: 'pensiun', by: 'koordinator' });
    const page = await pageOf('lupa.satu');
    expect(page.includes('Teks pribadi.')).toBe(false);
    expect(page.includes('Kepala pensiun')).toBe(false);
    expect(partOf(page, 'keputusan')).toContain('(teks telah dihapus)');
    expect(partOf(page, 'riwayat')).toContain('Data pribadi');
  });
});

describe('versions', () => {
  test('are listed with round, author, time, size, type and SHA-256, and lead to their bytes', async () => {
    const page = await pageOf('bagian.ulang', VIEWER);
    const told = partOf(page, 'versi');
    expect(told).toMatch(
      /Putaran 2 Versi terkini Kepala drafter 14 Desember 2023 pukul \d\d\.\d\d WIB Word \(DOCX\), 1,2 MB Baca · Unduh draf e5f60718/,
    );
    expect(told).toMatch(
      /Putaran 1 Kepala drafter .* PDF, 1,2 MB Baca · Buka draf a1b2c3d4 a1b2c3d4 a1b2c3d4/,
    );
    for (const sha256 of [DRAFT, NEWER]) {
      expect(page.includes(`href="/sections/bagian.ulang/drafts/${sha256}"`)).toBe(true);
      const answer = await get(`bagian.ulang/drafts/${sha256}`, VIEWER);
      expect(answer.status).toBe(303);
      const to = new URL(answer.headers.get('location') ?? '');
      expect(to.pathname).toBe(`/paraf-documents/drafts/bagian.ulang/${sha256}`);
      expect(to.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    }
    const name = new URL((await get(`bagian.ulang/drafts/${NEWER}`)).headers.get('location') ?? '')
      .searchParams;
    expect(name.get('response-content-disposition')).toContain('putaran%202.docx');
  });

  test('of another section, or nobody’s, are not found', async () => {
    await sectionIn(world, 'bagian.lain', 'opd-review');
    for (const path of [
      `bagian.lain/drafts/${NEWER}`,
      `bagian.ulang/drafts/${'0'.repeat(64)}`,
      'bagian.ulang/drafts/..%2f..%2fincoming',
      `bagian.tidak-ada/drafts/${DRAFT}`,
    ]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).toContain('Versi tidak ditemukan');
    }
  });
});

describe('mails', () => {
  test('say to whom, what about, and what became of each', async () => {
    const id = await sectionIn(world, 'bagian.pos', 'opd-review');
    const [drafting, receipt, bappeda, dinkes] = await mailsOf(world, id);
    if (!drafting || !receipt || !bappeda || !dinkes) throw new Error('mails are missing');
    world.records.clock.pass(HOUR);
    const at = world.dependencies.now();
    await settleMail(world, drafting, { state: 'sent', messageId: 'm1' });
    await settleMail(world, receipt, { state: 'failed', reason: 'no-address' });
    await settleMail(world, bappeda, { state: 'later', reason: 'later: ThrottlingException', at });
    await settleMail(world, bappeda, { state: 'later', reason: 'later: ThrottlingException', at });
    await settleMail(world, dinkes, { state: 'dropped', reason: 'no-longer-asked' });
    const told = partOf(await pageOf(id, VIEWER), 'surel');
    const [troubled = '', others = ''] = told.split('Surel lainnya (2)');
    expect(troubled).toContain('Perlu perhatian');
    expect(troubled).toMatch(
      /Kepala bappeda Permohonan reviu \(tahap dibuka\) – Reviu Perangkat Daerah, putaran 1 Belum terkirim: layanan surel meminta menunggu \(ThrottlingException\); dicoba lagi .* WIB ditulis .* WIB; dicoba 2 kali/,
    );
    expect(troubled).toContain(
      'Tanda terima keputusan – Penyusunan draf, putaran 1 Gagal dikirim: alamat surel tidak ada',
    );
    expect(others).toMatch(
      /Kepala drafter Permohonan penyusunan draf \(tahap dibuka\) – Penyusunan draf, putaran 1 Terkirim \d+ Desember 2023 pukul \d\d\.\d\d WIB/,
    );
    expect(others).toContain('Tidak dikirim: orang ini tidak lagi diminta');
    expect(troubled.match(/Alamat yang tercatat sekarang: \S+/g)).toEqual([
      'Alamat yang tercatat sekarang: drafter@kantor.example',
    ]);
    expect(others).not.toContain('Alamat');
  });

  test('that wait for a reason of ours say it in words', async () => {
    const id = await sectionIn(world, 'bagian.antre', 'opd-review');
    const [, , bappeda, dinkes] = await mailsOf(world, id);
    if (!bappeda || !dinkes) throw new Error('mails are missing');
    const at = world.dependencies.now();
    await settleMail(world, bappeda, { state: 'later', reason: 'lease-over', at });
    await settleMail(world, dinkes, { state: 'later', reason: 'many-this-hour', at });
    const told = partOf(await pageOf(id), 'surel');
    expect(told).toContain('Belum terkirim: antrean pengiriman surel terlalu panjang; dicoba lagi');
    expect(told).toContain('Belum terkirim: penerima sudah mendapat banyak surel pada jam itu; dicoba lagi');
  });

  test('that are parked, that wait, and that came back after they were sent are told apart', async () => {
    await sectionIn(world, 'bagian.parkir', 'opd-review');
    await sendAll(world, 'bagian.parkir');
    await act(world, 'bagian.parkir', { act: 'hold' });
    await act(world, 'bagian.parkir', { act: 'resend', person: 'bappeda' });
    expect(partOf(await pageOf('bagian.parkir'), 'surel')).toContain(
      'Permohonan reviu (tautan dikirim ulang) – Reviu Perangkat Daerah, putaran 1 Ditunda karena bagian ditahan',
    );
    expect(partOf(await pageOf('bagian.tahan'), 'surel')).toContain('Menunggu dikirim');
    const lost = partOf(await pageOf('bagian.surel'), 'surel');
    expect(lost).toMatch(
      /Perlu perhatian Kepala ugm.*Tidak sampai: surel ditolak alamat penerima.*Surel lainnya/,
    );
    expect(lost.split('Surel lainnya')[1]).toContain('Kepala koordinator Pemberitahuan: surel tidak sampai');
  });
});

describe('the history', () => {
  test('stands in plain sentences, the newest first, and ends with the chain’s length and head', async () => {
    const told = partOf(await pageOf('bagian.ulang'), 'riwayat');
    const dossier = await readDossier(world.dependencies.table, 'bagian.ulang');
    const { seq, head } = dossier?.standing ?? { seq: 0, head: '' };
    expect(told).toMatch(/^Riwayat \d+ peristiwa Kepala dishub menyetujui \(putaran 2\)/);
    expect(told).toContain(
      'Kepala koordinator mengganti Kepala dinkes dengan Kepala dinsos Alasan: Sesuai arahan rapat.',
    );
    expect(told).toContain(`${seq} peristiwa `);
    expect(told).toContain(`Sidik riwayat: ${head.slice(0, 16)} `);
    expect(told).toMatch(/Bagian dimasukkan ke dalam masterplan Senin, 11 Desember 2023/);
  });

  test('says at the top what an act has just recorded, and passes over an event that is not there', async () => {
    const events = (await readDossier(world.dependencies.table, 'bagian.ulang'))?.events ?? [];
    const excused = events.find(({ event }) => event.type === 'excused')?.seq;
    const page = await pageOf(`bagian.ulang?done=${excused}`);
    expect(textOf(page)).toContain('Tercatat: Kepala koordinator mengecualikan Kepala dpmptsp dari tugas.');
    for (const done of ['999', '0', '-1', 'x', '1e1', '<b>', ''])
      expect(await pageOf(`bagian.ulang?done=${encodeURIComponent(done)}`)).not.toContain('Tercatat');
  });
});

describe('texts that people typed', () => {
  test('are shown and never run', async () => {
    await renamed(world, 'bagian.ulang', HOSTILE);
    await act(world, 'bagian.ulang', { act: 'resend', person: 'bappeda' });
    const page = await pageOf('bagian.ulang');
    await renamed(world, 'bagian.ulang', 'Bagian bagian.ulang');
    expect(page.includes('<script')).toBe(false);
    expect(page.split('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;').length - 1).toBe(3);
  });
});

describe('who may see it', () => {
  test('a stranger gets the very page that a plan which does not exist has', async () => {
    const { told } = trackerFor(world, STRANGER);
    for (const path of ['', `/drafts/${DRAFT}`]) {
      const theirs = await get(`bagian.ulang${path}`, STRANGER);
      const nobodys = await get(`tidak-ada.satu${path}`, STRANGER);
      const gone = await get(`bagian.tidak-ada${path}`, STRANGER);
      const odd = await get(`${'x'.repeat(3000)}${path}`, STRANGER);
      expect([theirs, nobodys, gone, odd].map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      const page = await theirs.text();
      for (const other of [nobodys, gone, odd]) expect(await other.text()).toBe(page);
      expect(page.includes('bagian')).toBe(false);
      const headers = ({ headers: it }: Response) => [...it].filter(([name]) => name !== 'date');
      expect(headers(nobodys)).toEqual(headers(theirs));
    }
    expect(told).toEqual([]);
  });

  test('a member is told of a section that is not there', async () => {
    for (const id of ['bagian.tidak-ada', 'bagian.', 'bagian.Tidak', `bagian.${'x'.repeat(3000)}`]) {
      const answer = await get(id, VIEWER);
      expect([id.slice(0, 20), answer.status]).toEqual([id.slice(0, 20), 404]);
      expect(await answer.text()).toContain('Bagian tidak ditemukan');
    }
  });

  test('whoever is not signed in is led to the door', async () => {
    const answer = await trackerFor(world, null).get(`/sections/bagian.ulang/drafts/${DRAFT}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(`/sections/bagian.ulang/drafts/${DRAFT}`)}`,
    ]);
  });
});

describe('a section’s page', () => {
  test('costs six requests, however much has happened, one more with comments, and changes nothing', async () => {
    const before = await world.dump();
    const asks = async (path: string, account = COORDINATOR) => {
      world.records.requests.length = 0;
      await get(path, account);
      return [...world.records.requests].sort();
    };
    const six = [
      'BatchGetItemCommand',
      'BatchGetItemCommand',
      'BatchGetItemCommand',
      'GetItemCommand',
      'QueryCommand',
      'QueryCommand',
    ];
    const usual = await asks('bagian.belum');
    expect(usual.map((it) => it.replace('ItemCommand', 'Command'))).toEqual(
      six.map((it) => it.replace('ItemCommand', 'Command')),
    );
    expect(await asks('bagian.ulang')).toEqual([...usual, 'QueryCommand']);
    expect((await asks('bagian.ulang', STRANGER)).length).toBe(2);
    expect((await asks(`bagian.ulang/drafts/${DRAFT}`)).length).toBe(4);
    expect(await world.dump()).toEqual(before);
  });

  test('shows the follow-up matrix, where something was commented on', async () => {
    const page = await (await get('bagian.ulang')).text();
    expect(page).toContain('<h2>Matriks tindak lanjut</h2>');
    expect(page).toContain('<th scope="row">M-1</th>');
    expect(page).toContain('Wajib diperbaiki: ');
    expect(await (await get('bagian.belum')).text()).not.toContain('Matriks tindak lanjut');
    const file = await get('bagian.ulang/matrix.xlsx');
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(page).toContain('href="/sections/bagian.ulang/matrix.xlsx"');
    expect((await get('bagian.ulang/matrix.xlsx', STRANGER)).status).toBe(403);
    expect((await get('bagian.tidak-ada/matrix.xlsx')).status).toBe(404);
  });

  test('has no form and no script, headings in order, and a size that a phone can take', async () => {
    const answer = await get('bagian.ulang');
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/<form|<script/);
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    const jumps = levels.filter((level, i) => level - (levels[i - 1] ?? 0) > 1);
    expect(jumps).toEqual([]);
    expect(page.length).toBeLessThan(60_000);
  });
});
