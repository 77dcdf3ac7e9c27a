import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../functions/mail/compose.ts';
import type { Ask, LetterFacts } from '../../functions/mail/facts/letter-facts.ts';
import { hasSixDigits, withoutSixDigits } from '../../functions/mail/plain-words.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { named } from '../../functions/wording/person.ts';
import { askOf, CODE, comments, HEAD, letters, PAGE_OF_SECTION, URL_OF_LINK } from './letters.ts';

const languages = ['id', 'en'] as const;
const cases = languages.flatMap((language) =>
  letters.map(([name, facts]) => [`${language} ${name}`, facts, wordsOf(language)] as const),
);

const urlOf = (facts: LetterFacts): string | null =>
  facts.mail === 'ask' ? facts.url : facts.mail === 'receipt' ? facts.notMeUrl : facts.page;

/** What a reader sees of an HTML mail. */
const seen = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<br\/?>|<\/(p|div|h2)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const flat = (text: string): string => text.replace(/[\s\u202f]+/g, ' ');

describe.each(cases)('the mail %s', (_name, facts, words) => {
  const mail = compose(facts, words);
  const contact = facts.contact.name;
  const due = facts.mail === 'ask' ? ['2023'] : [];
  const order = [
    named(facts.to),
    facts.section.title,
    facts.section.book,
    words.stages.stages[facts.stage],
    ...due,
    ...(facts.mail === 'ask' && facts.code !== null ? [facts.code] : []),
    ...(urlOf(facts) === null ? [] : [urlOf(facts) ?? '']),
    contact,
    facts.mail === 'note' ? words.mails.forWhom(named(facts.to)) : words.mails.whose(named(facts.to)),
  ];

  test('says to whom, what for, by when, where, whom to ask and whose link, in this order, in HTML and in text', () => {
    for (const body of [flat(mail.text), flat(seen(mail.html))]) {
      let from = 0;
      for (const part of order) {
        const at = body.indexOf(flat(part), from);
        expect(at, `“${part}” after position ${from} of ${body}`).toBeGreaterThanOrEqual(0);
        from = at + flat(part).length;
      }
    }
  });

  test('names its section in a subject of one line', () => {
    expect(mail.subject).toContain(facts.section.title);
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  test('has one button with its plain address under it if it asks or offers something, else none', () => {
    const url = urlOf(facts);
    const links = mail.html.match(/<a /g) ?? [];
    expect(links).toHaveLength(url === null ? 0 : 1);
    if (url === null) return;
    expect(mail.html).toContain(`href="${url}"`);
    expect(mail.text.split('\n')).toContain(url);
    expect(
      seen(mail.html)
        .split('\n')
        .map((line) => line.trim()),
    ).toContain(url);
    expect(mail.html.split(url)).toHaveLength(3);
  });

  test('says where to reach Kominfo', () => {
    for (const body of [mail.text, seen(mail.html)]) {
      expect(body).toContain(facts.contact.email);
      expect(flat(body).replace(/ /g, '')).toContain('0353-881826');
    }
  });

  test('loads nothing, runs nothing, tracks nothing', () => {
    expect(mail.html).not.toMatch(/<(img|link|script|style|iframe|object|embed|base|form|video|audio)\b/i);
    expect(mail.html).not.toMatch(/url\(|@import|\ssrc=|\sbackground=|\son\w+=/i);
    const addresses = [...mail.html.matchAll(/https?:\/\/[^\s"<]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== urlOf(facts))).toEqual([]);
  });

  test('tells the same in text as in HTML', () => {
    const html = flat(seen(mail.html));
    for (const line of mail.text.split('\n').map((it) => it.replace(/^ *\| ?|^-[- ]*$/, '').trim())) {
      const told = line.endsWith(':') ? line.slice(0, -1) : line;
      expect(html).toContain(flat(told));
    }
  });

  test('never speaks of an electronic signature', () => {
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/tanda\s*tangan|signature|\bTTE\b/i);
  });

  test('carries a code at sign-off only, and the head of the chain in receipts and the sign-off mail only', () => {
    const asksSekda = facts.mail === 'ask' && facts.stage === 'sekda-sign-off';
    expect(mail.text.includes(CODE)).toBe(asksSekda);
    const proves = facts.mail === 'receipt' || (facts.mail === 'note' && facts.note === 'signed-off');
    expect(mail.text.match(/\b[0-9a-f]{16}\b/g)).toEqual(proves ? [HEAD] : null);
  });
});

const HOSTILE = `<script>alert("1")</script><img src=x onerror='x'>&amp;</title>`;

/** The facts with every text that people type replaced. */
function retyped<T>(facts: T, change: (text: string) => string): T {
  const kept = new Set([
    'mail',
    'note',
    'cause',
    'stage',
    'choice',
    'opens',
    'next',
    'at',
    'due',
    'url',
    'page',
    'code',
  ]);
  const own = ['decidedAt', 'notMeUntil', 'notMeUrl', 'head', 'sha256', 'reason'];
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return kept.has(key) || own.includes(key) ? value : change(value);
    if (Array.isArray(value)) return value.map((it) => walk(it, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, walk(it, name)]));
  };
  return walk(facts, '') as T;
}

describe.each(cases)('hostile words in the mail %s', (_name, facts, words) => {
  test('stay words', () => {
    const mail = compose(
      retyped(facts, (text) => `${text} ${HOSTILE}`),
      words,
    );
    const plain = compose(facts, words);
    const tags = (html: string) => (html.match(/<\/?[a-z!][^>]*>/gi) ?? []).map((tag) => tag.toLowerCase());
    expect(tags(mail.html)).toEqual(tags(plain.html));
    expect(seen(mail.html)).toContain('<script>alert("1")</script>');
  });

  test('break no line of ours', () => {
    const mail = compose(
      retyped(facts, (text) => `${text}\r\nBcc: x@y.example\u2028\u202e\u0007`),
      words,
    );
    expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(['\u2028', '\u202e', '\u0007', '\r'].filter((it) => mail.text.includes(it))).toEqual([]);
    expect(mail.text).not.toMatch(/^Bcc:/m);
  });
});

describe('a note', () => {
  test('leads a coordinator to the section’s page, and nobody else anywhere', () => {
    const notes = letters.flatMap(([, facts]) => (facts.mail === 'note' ? [facts] : []));
    for (const facts of notes) {
      const mail = compose(facts, wordsOf('id'));
      const leads = facts.page !== null;
      expect([facts.note, mail.text.includes(`Buka halaman bagian:\n${PAGE_OF_SECTION}`)]).toEqual([
        facts.note,
        leads,
      ]);
      expect([facts.note, mail.html.includes(`href="${PAGE_OF_SECTION}"`)]).toEqual([facts.note, leads]);
    }
    expect(notes.filter(({ page }) => page !== null).length).toBeGreaterThan(2);
  });
});

describe('what people write', () => {
  test('is set off by a bar in the text, so that a false code or link is seen to be theirs', () => {
    const text = 'Baik.\nKode pengesahan: 111222\nhttps://x.example/t/palsu';
    const [first] = comments;
    if (first === undefined) throw new Error('no comment to forge');
    const mail = compose(
      askOf('ugm-review', 1, { cause: 'opened' }, { comments: [{ ...first, text }] }),
      wordsOf('id'),
    );
    expect(mail.text).toContain('\n  | Kode pengesahan: 111222\n  | https://x.example/t/palsu\n');
  });

  test('is said to be deleted once it has been, and left out where it is blank', () => {
    const [first, second] = comments;
    if (first === undefined || second === undefined) throw new Error('two comments are needed');
    const asked = (text: string | null) =>
      compose(askOf('ugm-review', 1, { cause: 'opened' }, { comments: [{ ...first, text }] }), wordsOf('id'));
    expect(asked(null).text).toContain('(teks telah dihapus)');
    expect(asked(' \n ').text).not.toContain('Masukan dan tanggapan');
  });

  test('does not make a subject too long for a header line', () => {
    const facts = askOf('opd-review', 1, { cause: 'opened' });
    const title = 'Rencana '.repeat(200);
    const mail = compose({ ...facts, section: { ...facts.section, title } }, wordsOf('id'));
    expect(mail.subject.length).toBeLessThan(200);
    expect(mail.subject).toMatch(/… – paling lambat 14 Desember 2023$/);
  });
});

describe('the code', () => {
  const signOffs = letters.flatMap(([name, facts]) =>
    facts.mail === 'ask' && facts.code !== null ? [[name, facts] as const] : [],
  );
  const six = (text: string): string[] =>
    text.replace(/https?:\/\/[^\s"<]+/g, '').match(/\p{Nd}{6,}/gu) ?? [];

  const digitsOf = fc.oneof(
    fc.stringMatching(/^[0-9]{1,20}$/),
    fc.stringMatching(/^Anggaran [0-9]{6}( dan [0-9]{6,12})?$/),
    fc.stringMatching(/^[٠-٩]{6}$/),
    fc.string(),
    fc.constant('12345\n6'),
    fc.constant('12\u200b3456'),
    fc.constant('kominfo123456@bojonegoro.example'),
  );

  test('is the only six digits in a row outside URLs, whatever titles, names and comments hold', () => {
    expect(signOffs.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(
        fc.constantFrom(...signOffs),
        fc.infiniteStream(digitsOf),
        fc.constantFrom(...languages),
        ([, facts], stream, language) => {
          const digits = () => stream.next().value ?? '';
          const mail = compose(retyped<Ask>(facts, digits), wordsOf(language));
          expect(six(mail.subject)).toEqual([]);
          expect(six(mail.text)).toEqual([CODE]);
          expect(six(mail.html)).toEqual([CODE]);
          expect(six(seen(mail.html))).toEqual([CODE]);
          expect(mail.text).toContain(URL_OF_LINK);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('leaves long numbers readable, and untouched in mails without a code', () => {
    expect(withoutSixDigits('Anggaran 123456 dan 1234567, tahun 2024')).toBe(
      'Anggaran 123\u202f456 dan 1\u202f234\u202f567, tahun 2024',
    );
    const facts = askOf('opd-review', 1, { cause: 'opened' });
    const title = 'Anggaran 123456';
    const mail = compose({ ...facts, section: { ...facts.section, title } }, wordsOf('id'));
    expect(mail.subject).toContain('Anggaran 123456');
  });

  test('makes an address with six digits give way to “reply to this mail”', () => {
    const facts = askOf('sekda-sign-off', 1, { cause: 'opened' });
    const contact = { ...facts.contact, email: 'tik123456@bojonegoro.example' };
    const mail = compose({ ...facts, contact }, wordsOf('id'));
    expect(mail.text).not.toContain('bojonegoro.example');
    expect(mail.text).toContain('Balas surel ini atau hubungi Bidang TIK Dinas Kominfo, telepon');
    expect(hasSixDigits('12345')).toBe(false);
  });
});

describe('subjects', () => {
  const subject = (name: string) =>
    letters.filter(([it]) => it === name).map(([, facts]) => compose(facts, wordsOf('id')).subject);

  test.each([
    ['ask opened', 'Mohon reviu: Peta Jalan Smart Living – paling lambat 14 Desember 2023'],
    ['ask opened-sign-off', 'Mohon pengesahan: Peta Jalan Smart Living'],
    ['ask returned', 'Perlu perbaikan: Peta Jalan Smart Living (putaran 2)'],
    ['note stage-approved', 'Disetujui: Peta Jalan Smart Living'],
    ['note signed-off', 'Telah disahkan: Peta Jalan Smart Living'],
    ['receipt approved', 'Tanda terima: Peta Jalan Smart Living'],
  ])('%s: %s', (name, expected) => {
    expect(subject(name)).toEqual([expected]);
  });
});
