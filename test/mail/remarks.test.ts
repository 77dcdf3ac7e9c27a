import { describe, expect, test } from 'vitest';
import { keepPapers } from '../../functions/actions/keep-papers.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { freshName } from '../../functions/actions/dependencies.ts';
import { compose } from '../../functions/mail/compose.ts';
import { letterOf } from '../../functions/mail/facts/letter-of.ts';
import { readComments } from '../../functions/records/discussion/read-comments.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { mailId } from '../../functions/wording/mail-id.ts';
import { ownRecords } from '../builders/own-records.ts';
import {
  bringTo,
  decideAs,
  importSection,
  linkOf,
  openNext,
  snapshotOf,
  useNewDraft,
} from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';

const records = ownRecords();
const DRAFT = 'a'.repeat(64);
const minted = { url: 'https://paraf.example/t/x', code: null, notMeUntil: '', page: '' };

/** The ask of the section's latest stage to this person, as text. */
async function askTo(section: string, person: string, cause: 'returned' | 'opened'): Promise<string> {
  const { table } = records.dependencies;
  const dossier = await readDossier(table, section);
  if (dossier === null || dossier.section.stage === null) throw new Error(section);
  const { stage, round } = dossier.section.stage;
  const { comments: said } = await readComments(table, section);
  const mail = { mail: 'ask', cause, person, epoch: 1, stage, round } as const;
  return compose(letterOf(dossier, new Map(), { mail, seq: dossier.standing.seq, said }, minted), mailId)
    .text;
}

describe('the mail of a return', () => {
  test('carries the comments on paragraphs in the order of the draft, at most thirty, and says how many more there are', async () => {
    const section = 'surat.tiga-puluh';
    await importSection(records, section, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, section, 'opd-review');
    const link = linkOf(await snapshotOf(records, section), 'a');
    const given = Array.from({ length: 34 }, (_, i) => ({
      give: 'comment' as const,
      id: freshName(records.dependencies),
      fresh: true,
      draft: DRAFT,
      place: { draft: DRAFT, converter: 1, block: `b${40 - i}`, quote: `Kalimat ke-${40 - i}.` },
      kind: 'must' as const,
      text: `Perbaiki ${40 - i}.`,
      proposal: i === 33 ? 'Menjadi begini.' : '',
    }));
    expect(await keepPapers(records.dependencies, link, given)).toEqual({ kept: 34 });
    const sent = { choice: 'return', draft: DRAFT, comment: 'Umum saja.', papers: 1 } as const;
    await decideSection(records.dependencies, link, sent);
    await openNext(records, section);
    const text = await askTo(section, 'drafter', 'returned');
    expect(text).toContain('34 masukan pada paragraf dimuat di bawah');
    const order = [...text.matchAll(/Perbaiki (\d+)\./g)].map(([, nth]) => Number(nth));
    expect(order).toEqual(Array.from({ length: 30 }, (_, i) => i + 7));
    expect(text).toContain('“Kalimat ke-7.”');
    expect(text).toContain('Usulan rumusan: Menjadi begini.');
    expect(text).toContain('dan 4 lagi');
    expect(text).toContain('https://paraf.example/t/x/matrix');
    expect(text.match(/Umum saja\./g)).toHaveLength(1);
  });

  test('is followed by one that says how many were answered and how', async () => {
    const section = 'surat.jawab';
    await importSection(records, section, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, section, 'opd-review');
    expect(await askTo(section, 'a', 'opened')).not.toContain('ditanggapi');
    await decideAs(records, section, 'a', 'return', 'Lengkapi bab 3.');
    await openNext(records, section);
    await useNewDraft(records, section, 'b'.repeat(64));
    await decideAs(records, section, 'drafter', 'submit', 'Sudah.');
    await openNext(records, section);
    expect(await askTo(section, 'a', 'opened')).toContain(
      '1 masukan sudah ditanggapi: 1 sudah, 0 sebagian, 0 tidak, 0 dicatat.',
    );
  });
});
