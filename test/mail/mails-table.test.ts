import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compose } from '../../functions/mail/compose.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { letters } from './letters.ts';

const page = readFileSync(new URL('../../docs/mails.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => /^\| .*\| (ask|receipt|note)/.test(line));
const kindIn = (row: string): string =>
  row.replace(/^.*\| (ask|receipt|note)(?:: `([a-z-]+)`)? \|.*$/, (_, mail: string, kind = '') =>
    `${mail} ${kind}`.trim(),
  );

test('the table of docs/mails.md has a row for every kind of mail, and no other', () => {
  const kinds = letters.map(([, facts]) =>
    facts.mail === 'ask'
      ? `ask ${facts.because.cause}`
      : facts.mail === 'note'
        ? `note ${facts.note}`
        : 'receipt',
  );
  expect(rows.map(kindIn).sort()).toEqual([...new Set(kinds)].sort());
});

test('the subjects of notes and receipts begin as the table says', () => {
  for (const [name, facts] of letters) {
    if (facts.mail === 'ask') continue;
    const kind = facts.mail === 'note' ? `note ${facts.note}` : 'receipt';
    const row = rows.find((it) => kindIn(it) === kind) ?? '';
    const begins = compose(facts, wordsOf()).subject.split(':')[0];
    expect(row, name).toContain(`| ${begins}: {judul}`);
  }
});
