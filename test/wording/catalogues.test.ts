import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECTION_STATES, STAGES } from '../../functions/approval/path/stages.ts';
import { draftRefusals, draftThings, uploadRefusals } from '../../functions/documents/refusals.ts';
import type { HistoryEvent } from '../../functions/wording/history-words.ts';
import { named, nameIn } from '../../functions/wording/person.ts';
import type { PageSays } from '../../functions/wording/page-words.ts';
import { type Said, saidToCoordinator } from '../../functions/wording/refusal-words.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import type { Wording } from '../../functions/wording/wording.ts';

const id = wordsOf();
const en = wordsOf('en');

/** Why a coordinator's act may be refused. */
const COORDINATOR_REFUSALS = [
  'already-decided',
  'not-assigned',
  'excused',
  'replaced',
  'held',
  'disputed',
  'cancelled',
  'signed-off',
  'reason-missing',
  'no-open-stage',
  'not-started',
  'already-assigned',
  'too-many',
  'sekda-signs-alone',
  'sekda-is-replaced',
  'nobody-left',
  'no-return-yet',
  'due-passed',
  'due-too-far',
  'unchanged',
  'already-held',
  'not-held',
  'already-cancelled',
  'halted',
  'changed-since',
] as const;

/** What only the sentences of letters need. */
const LETTER = {
  days: 3,
  left: 2,
  plan: 'Masterplan',
  signedOff: 4,
  all: 26,
  book: 'Buku 2',
  open: 12,
  held: 1,
  over: 2,
  holder: 'Kepala Bappeda',
  since: '1 Desember 2023',
};

/** Arguments that any sentence of a catalogue can be made from. */
const SAMPLE = {
  who: 'Kepala Bappeda',
  by: 'Kepala Bidang TIK',
  person: 'Kepala DPMPTSP',
  successor: 'Plt. Kepala DPMPTSP',
  former: 'Kepala DPMPTSP',
  names: 'Kepala DPMPTSP',
  decisions: 'Kepala Bappeda menyetujui (12 Desember 2023)',
  role: 'penelaah',
  stage: 'ugm-review',
  next: 'sekda-sign-off',
  choice: 'return',
  asked: 'by-holder',
  why: 'Menunggu Perbup.',
  reason: 'bounced',
  round: 1,
  now: { is: 'yours', stage: 'ugm-review', round: 2, due: '14 Desember 2023' },
  due: '14 Desember 2023',
  at: '12 Desember 2023',
  until: '11 Januari 2024',
  did: 'menyetujui',
  was: 'Kepala Dinas Kesehatan',
  title: 'Visi',
  file: 'visi.docx',
  name: 'Bidang TIK',
  named: 'comment-answered',
  email: 'kominfo@bojonegoro.example',
  phone: null,
  required: true,
  follows: { opens: 'drafting', round: 2 },
  waits: ['Kepala Bappeda', 'Kepala DPMPTSP'],
  count: 3,
  comments: 2,
  format: 'XLSX',
  answers: 1,
  comment: 4,
  text: 'Menjadi begini.',
  done: 3,
  partly: 1,
  not: 1,
  noted: 2,
  hours: 30,
  changed: 12,
  added: 2,
  gone: 1,
  moved: 3,
  changes: '12 paragraf berubah',
  draft: 'Draf putaran 1',
  nth: 2,
  of: 5,
  all: 26,
  book: 'Buku 2',
  act: 'Tahan',
  most: 100,
  kind: 'permohonan reviu',
  what: 'Lewat tenggat',
  field: 'Buku',
  value: 'buku-9',
  sort: 'Judul',
  when: '4 hari kerja',
};

/** Every text of a catalogue with the path that leads to it; sentences with gaps are filled from the sample. */
function textsOf(part: unknown, path: string): [string, string][] {
  if (typeof part === 'string') return [[path, part]];
  if (isSentence(part)) return textsOf(filled(part, path), `${path}()`);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, it]) => textsOf(it, `${path}.${key}`));
}

type Sentence = (...gaps: unknown[]) => unknown;

const isSentence = (part: unknown): part is Sentence => typeof part === 'function';

function filled(sentence: Sentence, path: string): unknown {
  if (/\.(choose|chosen|did)$/.test(path)) return sentence('sekda-sign-off', 'approve');
  if (/\.outcome$/.test(path)) return sentence('sekda-sign-off', 'approved');
  if (/\.leadsTo$/.test(path)) return sentence('sekda-sign-off', 'approve', 1);
  if (/\.(button|decide|role|decision|asWhom|mend\.choice)$/.test(path)) return sentence('sekda-sign-off');
  if (/letters\.open$/.test(path)) return sentence('sekda-sign-off');
  if (/letters\./.test(path)) return sentence({ ...SAMPLE, ...LETTER });
  if (/\.(list)$/.test(path)) return sentence(SAMPLE.waits);
  if (/calendar\.date$/.test(path)) return sentence(11, 'Desember', 2023);
  if (/calendar\.onWeekday$/.test(path)) return sentence('Senin', 'tanggal');
  if (/calendar\.at$/.test(path)) return sentence('tanggal', '14', '30');
  if (/board\.progress$/.test(path)) return sentence(12, 26);
  if (/stands\.says\./.test(path)) return sentence(SAMPLE);
  if (/reading\.(readOf|sinceDraft)$/.test(path)) return sentence('Draf putaran 1');
  if (/reading\.(changes|changesSince|pageOf)$/.test(path)) return sentence(SAMPLE);
  if (/\.reading\./.test(path)) return sentence(3);
  if (
    /(stages\.round|formerRound|draftOf|wrongCode|tooLong|forDays|late|board\.overdue|sections|unknownYear|outdated|ask\.comments)$/.test(
      path,
    )
  )
    return sentence(3);
  const one =
    /(sender|greeting|codeHelpFrom|labels\.you|whose|forWhom|footer|\.why|response|excusedWere|halted|undeliverable|notMe|uploadedAt|asOf|quoted|signedInAs|calendar\.estimated)$/;
  const takesFacts =
    /(history|mails\.notes|receipt|mails\.subjects|states)\b.*\.(why|halted|undeliverable|notMe)$/;
  if (one.test(path) && (!takesFacts.test(path) || path.endsWith('history.why'))) return sentence('Teks');
  return sentence(SAMPLE);
}

const everyText = (words: Wording): [string, string][] => textsOf(words, words.language);

describe.each([
  ['Indonesian', id],
  ['English', en],
])('the %s catalogue', (_name, words) => {
  test('leaves no text empty and no gap unfilled', () => {
    const texts = everyText(words);
    expect(texts.length).toBeGreaterThan(300);
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
    }
  });

  test('never calls a click an electronic signature', () => {
    for (const [path, text] of everyText(words)) {
      expect(text, path).not.toMatch(/tanda\s*tangan|signature|\bTTE\b/i);
    }
  });

  test('claims no validity in law, and of a fingerprint no more than that it can be checked', () => {
    for (const [path, text] of everyText(words)) {
      expect(text, path).not.toMatch(/menjadi sah|membuktikan|legally|proves/i);
    }
  });

  test('says for every refusal how things stand and one way forward, each in a whole sentence', () => {
    const all: [string, Said][] = [
      ...Object.entries(words.refusals.rules),
      ...Object.entries(words.refusals.files),
      ...Object.entries(words.refusals.things),
      ['bad-due', words.refusals['bad-due']],
    ];
    for (const [name, { sentence, forward }] of all) {
      expect(sentence, name).toMatch(/^\p{Lu}.*\.$/su);
      expect(forward, name).toMatch(/^\p{Lu}.*\.$/su);
    }
    for (const [name, forward] of Object.entries(words.refusals.coordinators))
      expect(forward, name).toMatch(/^\p{Lu}.*\.$/su);
  });

  test('never sends a coordinator, who is Kominfo, to Kominfo or a link', () => {
    for (const refused of COORDINATOR_REFUSALS) {
      const { forward } = saidToCoordinator(words.refusals, refused);
      expect(forward, refused).not.toMatch(/Kominfo|tautan|link|Muat ulang|Reload|Tunggu|Wait/);
    }
  });

  test('has a sentence for every reason for which a file is refused', () => {
    const names = [...new Set([...draftRefusals, ...uploadRefusals])].sort();
    expect(Object.keys(words.refusals.files).sort()).toEqual(names);
  });

  test('has a sentence of its own for every thing that a file is refused for', () => {
    expect(Object.keys(words.refusals.things).sort()).toEqual([...draftThings].sort());
    const sentences = Object.values(words.refusals.things).map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('says on every page how things stand and one way forward', () => {
    for (const [name, state] of Object.entries(words.pages.states)) {
      const says = (isSentence(state) ? filled(state, `states.${name}`) : state) as PageSays;
      expect(says.title, name).not.toMatch(/[.]$/);
      expect(says.sentence, name).toMatch(/^\p{Lu}.*\.$/su);
      expect(says.forward, name).toMatch(/^\p{Lu}.*\.$/su);
    }
  });

  test('gives every stage and state a name of its own', () => {
    expect(new Set(STAGES.map((stage) => words.stages.stages[stage])).size).toBe(STAGES.length);
    expect(new Set(SECTION_STATES.map((state) => words.stages.states[state])).size).toBe(
      SECTION_STATES.length,
    );
  });
});

describe('the two catalogues', () => {
  test('say the same things in different words', () => {
    const [indonesian, english] = [id, en].map(
      (words) => new Map(everyText(words).map(([p, t]) => [p.slice(2), t])),
    );
    expect([...(indonesian?.keys() ?? [])].sort()).toEqual([...(english?.keys() ?? [])].sort());
    const same = [...(indonesian ?? [])].filter(
      ([path, text]) => english?.get(path) === text && /[a-z]{4,} [a-z]{4,}/i.test(text),
    );
    expect(same).toEqual([]);
  });
});

describe('the office’s words', () => {
  test('a Sekda signs off, everyone else approves', () => {
    expect(id.stages.choose('opd-review', 'approve')).toBe('Setujui');
    expect(id.stages.choose('sekda-sign-off', 'approve')).toBe('Sahkan');
    expect(id.stages.choose('sekda-sign-off', 'return')).toBe('Kembalikan untuk perbaikan');
    expect(id.stages.did('sekda-sign-off', 'approve')).toBe('mengesahkan');
  });

  test('a stage of the Sekda’s ends signed off, every other one approved', () => {
    expect(STAGES.map((stage) => id.stages.outcome(stage, 'approved'))).toEqual([
      'Disetujui',
      'Disetujui',
      'Disetujui',
      'Disahkan',
    ]);
    expect(id.stages.outcome('sekda-sign-off', 'returned')).toBe('Dikembalikan untuk perbaikan');
  });

  test('drafters submit, and are asked for no decision on their own draft', () => {
    const { pages, mails } = id;
    const at = { who: 'A', stage: 'drafting', choice: 'submit', round: 1, due: 'B', at: 'C' } as const;
    const says = [
      pages.states.confirm(at),
      pages.states.done({ ...at, now: { is: 'opens', stage: 'opd-review', round: 1 } }),
      pages.states['already-decided'](at),
      pages.states.closed({ ...at, now: { is: 'not-started' } }),
      pages.labels.decision('drafting'),
      pages.labels.asWhom('drafting'),
      pages.mend.choice('drafting'),
      pages.buttons.decide('drafting'),
      mails.receipt.lead(at),
      mails.receipt.notMe({ until: 'D' }),
      mails.receipt.button,
      mails.receipt.mistake,
    ];
    expect(JSON.stringify(says)).not.toMatch(/putus/i);
    expect(JSON.stringify(says)).toContain('ajuan');
  });

  // Found clumsy by readers. Sentences have branches: the sources are read, not what a sample makes of them.
  test.each([
    ['baru sejak', 'telah diperbarui sejak'],
    ['mengabari', 'akan memberi tahu apabila'],
    ['paling banyak .* huruf', 'karakter'],
    ['Menunggu siapa', 'Menunggu'],
    ['naskah(?! final)', 'draf'],
    ['bebaskan', 'kecualikan'],
  ])('no Indonesian text says “%s”: it is “%s”', (clumsy) => {
    const folder = 'functions/wording/id';
    const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    expect(lines.length).toBeGreaterThan(900);
    expect(lines.filter((line) => new RegExp(clumsy, 'i').test(line))).toEqual([]);
  });

  test('history reads as the office would write it', () => {
    const tell = (event: Extract<HistoryEvent, { type: 'decided' }>) => id.history.decided(event.told);
    const told = { by: 'Kepala Dinas Kesehatan', stage: 'opd-review', round: 2, choice: 'approve' } as const;
    expect(tell({ type: 'decided', told })).toBe('Kepala Dinas Kesehatan menyetujui (putaran 2)');
  });

  test('people are named by their title, or by name and office', () => {
    expect(named({ name: 'Kepala Dinas Kesehatan', office: 'Dinas Kesehatan' })).toBe(
      'Kepala Dinas Kesehatan',
    );
    expect(named({ name: 'Plh. Sekretaris Daerah', office: 'Setda' })).toBe('Plh. Sekretaris Daerah');
    expect(named({ name: 'Sari Wulandari', office: 'PSPPR UGM' })).toBe('Sari Wulandari, PSPPR UGM');
    expect(named({ name: 'Timur Pratama', office: 'Bappeda' })).toBe('Timur Pratama, Bappeda');
    expect(named({ name: 'Sari', office: ' ' })).toBe('Sari');
  });

  test('what was done under nobody’s name was done by Kominfo', () => {
    expect(nameIn(new Map(), 'operator')).toBe('Kominfo');
    expect(nameIn(new Map(), 'dinkes')).toBe('dinkes');
  });

  test('a halt is told in words, with the name of its error in brackets', () => {
    expect(id.notices.halted('TransientFault')).toBe('gangguan sementara yang tidak kunjung pulih');
    expect(id.notices.halted('UnknownOutcome')).toBe('gangguan sistem (UnknownOutcome)');
    expect(en.notices.halted('Lambda.Unknown')).toBe('a fault of the system (Lambda.Unknown)');
  });

  test('one is told from many in English', () => {
    const { pages, board, section } = en;
    expect([1, 3].map((left) => pages.mend.wrongCode(left))).toEqual([
      'The code does not match; 1 try is left.',
      'The code does not match; 3 tries are left.',
    ]);
    expect([1, 2].map((days) => board.flags.late(days))).toEqual(['1 day overdue', '2 days overdue']);
    expect([1, 2].map((count) => board.sections(count))).toEqual(['1 section', '2 sections']);
    expect([1, 2].map((hours) => section.path.lasted({ hours }))).toEqual(['1 hour', '2 hours']);
  });

  test('long numbers are parted as the language does', () => {
    expect(id.pages.mend.tooLong(5000)).toContain('paling banyak 5.000 karakter');
    expect(en.pages.mend.tooLong(5000)).toContain('at most 5,000 characters');
  });

  test('a person is excused from a task, and no task from a person', () => {
    const excusing = everyText(id).filter(([, text]) => /dikecualikan/i.test(text));
    expect(excusing.filter(([, text]) => /tugas (ini )?(sudah )?dikecualikan/i.test(text))).toEqual([]);
    expect(id.pages.states.excused({ who: 'A' }).title).toBe('Dikecualikan dari tugas');
  });

  test('names in a row end with “dan”', () => {
    expect(id.stages.list(['A'])).toBe('A');
    expect(id.stages.list(['A', 'B'])).toBe('A dan B');
    expect(id.stages.list(['A', 'B', 'C'])).toBe('A, B, dan C');
  });
});
