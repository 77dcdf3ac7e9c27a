import type { AskCause, NoteKind } from '../../functions/approval/follows/mails.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import type {
  Act,
  Ask,
  Because,
  Comment,
  LetterFacts,
  Note,
  Receipt,
} from '../../functions/mail/facts/letter-facts.ts';
import type { Person } from '../../functions/wording/person.ts';

export const TOKEN = 'Zk9yQm9qb25lZ29yb19NYXN0ZXJwbGFuX1NtYXJ0MTI';
export const URL_OF_LINK = `http://127.0.0.1:8080/t/${TOKEN}`;
export const CODE = '482913';
const SHA = '3b7e1c58a0d94f26b1c7e9d03f5a68124c9b7de0518273640fa1b2c3d4e5f607';
export const HEAD = '9f3a7c21d4b8e605';

const office = (title: string, of: string): Person => ({ name: title, office: of });
export const dinkes = office('Kepala Dinas Kesehatan', 'Dinas Kesehatan');
export const bappeda = office('Kepala Bappeda', 'Bappeda');
export const dpmptsp = office('Kepala DPMPTSP', 'DPMPTSP');
export const ugm = office('Dr. Sari Wulandari', 'PSPPR UGM');
export const sekda = office('Sekretaris Daerah', 'Sekretariat Daerah');
export const kominfo = office('Kepala Bidang TIK', 'Dinas Komunikasi dan Informatika');

const whom: Record<StageName, Person> = {
  drafting: dinkes,
  'opd-review': bappeda,
  'ugm-review': ugm,
  'sekda-sign-off': sekda,
};

const about = (stage: StageName, round: number) => ({
  to: whom[stage],
  plan: 'Masterplan Smart City Kabupaten Bojonegoro 2024–2026',
  section: {
    id: 'bojonegoro.buku-2-smart-living',
    title: 'Peta Jalan Smart Living',
    book: 'Buku 2: Masterplan Smart City',
  },
  stage,
  round,
  contact: {
    name: 'Bidang TIK Dinas Kominfo',
    email: 'kominfo@bojonegoro.example',
    phone: '0353-881826',
  },
});

const act: Act = { by: 'Kepala Bidang TIK', why: 'Pejabat lama sedang mengikuti diklat sampai akhir bulan.' };
const draft = { sha256: SHA, name: 'Peta Jalan Smart Living – putaran 2.docx' };

export const comments: readonly Comment[] = [
  {
    who: bappeda,
    stage: 'opd-review',
    round: 1,
    choice: 'return',
    text: 'Target 2025 belum selaras dengan RPJMD.\nMohon tabel 3 disesuaikan, dan sebutkan sumber angkanya.',
  },
  { who: dpmptsp, stage: 'opd-review', round: 1, choice: 'approve', text: 'Sudah baik.' },
];

export const askOf = (stage: StageName, round: number, because: Because, more: Partial<Ask> = {}): Ask => ({
  ...about(stage, round),
  mail: 'ask',
  because,
  isEstimated: false,
  required: true,
  due: '2023-12-14T09:00:00.000Z',
  url: URL_OF_LINK,
  code: stage === 'sekda-sign-off' ? CODE : null,
  lastTime: null,
  response: null,
  decided: [],
  excused: [],
  comments: [],
  remarks: { items: [], more: 0 },
  answered: null,
  together: [],
  ...more,
});

export const receiptOf = (
  stage: StageName,
  choice: Receipt['choice'],
  follows: Receipt['follows'],
  more: Partial<Receipt> = {},
): Receipt => ({
  ...about(stage, 2),
  mail: 'receipt',
  choice,
  at: '2023-12-12T03:15:00.000Z',
  draft,
  comment: null,
  follows,
  head: HEAD,
  notMeUrl: `http://127.0.0.1:8080/n/${TOKEN}`,
  notMeUntil: '2024-01-11T03:15:00.000Z',
  ...more,
});

const note = { ...about('opd-review', 2), mail: 'note' as const, page: null };
export const PAGE_OF_SECTION = 'http://127.0.0.1:8080/sections/bojonegoro.buku-2-smart-living';
const forKominfo = { ...note, to: kominfo, page: PAGE_OF_SECTION };

const decided = (stage: StageName, who: Person): Ask['decided'][number] => ({
  who,
  stage,
  choice: 'approve',
  at: '2023-12-12T03:15:00.000Z',
});

const asks: Record<AskCause | `${AskCause}-${string}`, Ask> = {
  opened: askOf('opd-review', 1, { cause: 'opened' }, { together: [dpmptsp, dinkes] }),
  'opened-drafting': askOf('drafting', 1, { cause: 'opened' }, { together: [bappeda] }),
  'opened-again': askOf(
    'opd-review',
    2,
    { cause: 'opened' },
    {
      lastTime: { round: 1, choice: 'return', sameDraft: false },
      response: 'Tabel 3 sudah disesuaikan dengan RPJMD; sumber angka ada di catatan kaki.',
      comments,
      together: [dpmptsp],
    },
  ),
  'opened-same-draft': askOf(
    'opd-review',
    2,
    { cause: 'opened' },
    {
      lastTime: { round: 1, choice: 'approve', sameDraft: true },
      response: 'Angka sudah benar, lihat lampiran.',
    },
  ),
  'opened-optional': askOf('ugm-review', 2, { cause: 'opened' }, { required: false, comments }),
  'opened-sign-off': askOf(
    'sekda-sign-off',
    2,
    { cause: 'opened' },
    { decided: [decided('opd-review', bappeda), decided('ugm-review', ugm)], excused: [dpmptsp], comments },
  ),
  returned: askOf('drafting', 2, { cause: 'returned', returnedBy: [bappeda] }, { comments }),
  'returned-recalled': askOf('drafting', 3, { cause: 'returned', recalled: act }),
  added: askOf('opd-review', 2, { cause: 'added', act }),
  replacing: askOf(
    'sekda-sign-off',
    2,
    { cause: 'replacing', act, former: sekda },
    {
      to: { name: 'Plh. Sekretaris Daerah', office: 'Sekretariat Daerah' },
    },
  ),
  resent: askOf('opd-review', 2, { cause: 'resent', act }),
  requested: askOf('sekda-sign-off', 2, { cause: 'requested' }),
  readdressed: askOf('opd-review', 2, { cause: 'readdressed', act }),
};

const receipts: Record<string, Receipt> = {
  submitted: receiptOf(
    'drafting',
    'submit',
    { opens: 'opd-review', round: 2 },
    { comment: 'Tabel 3 sudah disesuaikan.' },
  ),
  approved: receiptOf('opd-review', 'approve', { waits: [dpmptsp, dinkes] }),
  returned: receiptOf(
    'ugm-review',
    'return',
    { opens: 'drafting', round: 3 },
    { comment: 'Indikator 4 belum terukur.\n\nMohon tambahkan baseline.' },
  ),
  'signed-off': receiptOf('sekda-sign-off', 'approve', { signedOff: true }),
};

const notes: Record<NoteKind, Note> = {
  extended: { ...note, note: 'extended', due: '2023-12-18T09:00:00.000Z', act },
  'brought-forward': { ...note, note: 'brought-forward', due: '2023-12-12T09:00:00.000Z', act },
  returned: { ...note, to: dpmptsp, note: 'returned', returnedBy: [bappeda, dinkes], comments },
  'stage-approved': {
    ...note,
    to: dinkes,
    note: 'stage-approved',
    approvedBy: [bappeda, dpmptsp],
    excused: [ugm],
    next: 'ugm-review',
    comments,
  },
  'signed-off': {
    ...about('sekda-sign-off', 2),
    mail: 'note',
    page: null,
    to: dinkes,
    note: 'signed-off',
    signedOffBy: sekda,
    at: '2023-12-15T02:00:00.000Z',
    draft,
    head: HEAD,
  },
  disputed: {
    ...forKominfo,
    note: 'disputed',
    decider: bappeda,
    choice: 'approve',
    decidedAt: '2023-12-12T03:15:00.000Z',
  },
  halted: { ...forKominfo, note: 'halted', reason: 'rebuilt-too-often' },
  undeliverable: { ...forKominfo, note: 'undeliverable', person: bappeda, reason: 'bounced' },
  replaced: { ...note, note: 'replaced', successor: { name: 'Plt. Kepala Bappeda', office: 'Bappeda' }, act },
  excused: { ...note, note: 'excused', act },
  'closed-early': {
    ...note,
    note: 'closed-early',
    act: { ...act, why: 'Dua penelaah sudah mengembalikan.' },
  },
  'no-longer-asked': { ...note, to: dpmptsp, note: 'no-longer-asked', outcome: 'returned' },
  held: { ...note, note: 'held', act: { ...act, why: 'Menunggu keputusan Bupati.' } },
  released: { ...note, note: 'released', due: '2023-12-14T09:00:00.000Z', act },
  'sign-off-recalled': {
    ...about('sekda-sign-off', 2),
    mail: 'note',
    page: null,
    to: bappeda,
    note: 'sign-off-recalled',
    act: { ...act, why: 'Lampiran 2 keliru.' },
  },
  recalled: { ...note, note: 'recalled', act: { ...act, why: 'Ada perubahan pagu anggaran.' } },
  cancelled: { ...note, note: 'cancelled', act: { ...act, why: null } },
  readdressed: {
    ...forKominfo,
    note: 'readdressed',
    by: 'Kepala Bidang TIK',
    who: bappeda,
    addresses: { former: 'kepala@bappeda.example', now: 'bappeda@kantor.example' },
  },
};

/** The same, as the address that is left is told. */
const toFormer: Note = {
  ...note,
  note: 'readdressed',
  by: 'Kepala Bidang TIK',
  who: bappeda,
  addresses: null,
};

const labelled = (kind: string, letters: Record<string, LetterFacts>): [string, LetterFacts][] =>
  Object.entries(letters).map(([name, letter]) => [`${kind} ${name}`, letter]);

/** One of every kind and cause: a new one does not compile until it is here. */
export const letters: readonly [string, LetterFacts][] = [
  ...labelled('ask', asks),
  ...labelled('receipt', receipts),
  ...labelled('note', { ...notes, 'readdressed-former': toFormer }),
];
