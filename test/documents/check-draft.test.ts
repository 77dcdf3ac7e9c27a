import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';
import { draftTypeNames } from '../../functions/documents/draft-types.ts';
import { maxDraftBytes } from '../../functions/documents/limits.ts';
import { draftRefusals } from '../../functions/documents/refusals.ts';
import { pdfBytes } from '../../samples/pdf-bytes.ts';
import { docxWith } from './hostile-docx.ts';

const text = (words: string) => new TextEncoder().encode(words);
const pdf = pdfBytes('Judul', ['Isi']);
const docx = docxWith();
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]);

describe('a draft', () => {
  it('comes back with its type, its size and the SHA-256 of the very bytes', async () => {
    const bytes = await readFile('samples/drafts/ringkasan-eksekutif.md');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const checked = await checkDraft({ bytes, fileName: 'Ringkasan.md' });
    expect(checked).toEqual({
      type: 'markdown',
      contentType: 'text/markdown; charset=utf-8',
      bytes,
      sha256,
      size: bytes.length,
    });
    expect('bytes' in checked && checked.bytes).toBe(bytes);
  });

  it.each(['a.md', 'a.pdf', 'a.docx'])(
    'of no bytes is empty, whatever it is called (%s)',
    async (fileName) => {
      expect(await checkDraft({ bytes: text(''), fileName })).toMatchObject({ refused: 'empty' });
    },
  );

  it('of ten megabytes is taken and of one byte more is too big', async () => {
    const bytes = Buffer.alloc(maxDraftBytes + 1, 'a');
    const taken = await checkDraft({ bytes: bytes.subarray(1), fileName: 'a.md' });
    const refused = await checkDraft({ bytes, fileName: 'a.md' });
    // Not the drafts themselves: a failure would print ten megabytes.
    expect('size' in taken && taken.size).toBe(maxDraftBytes);
    expect('refused' in refused && refused.refused).toBe('too-big');
  });

  it.each([
    ['a.docx', pdf],
    ['a.docx', exe],
    ['a.docx', text('<html>')],
    ['a.pdf', docx],
    ['a.pdf', exe],
    ['a.md', pdf],
    ['a.md', docx],
    ['a.md', exe],
    ['a.md', text('%PDF-1.7 hanya teks')],
    ['a.md', text('  <!DOCTYPE html><p>')],
    ['a.md', text('\uFEFF<svg onload="a">')],
    ['a.md', text('{\\rtf1 a}')],
    ['a.md', text('isi \u0000 isi')],
    ['a.md', text('isi \u001B[31m')],
    ['a.md', Buffer.from('Analisis', 'utf16le')],
    ['a.md', Buffer.from('caf\xE9', 'latin1')],
    ['a.exe', exe],
    ['a.doc', docx],
    ['a', pdf],
    ['a.pdf.exe', pdf],
    ['a.html', text('isi')],
  ])('named %s that is something else is of the wrong type (%#)', async (fileName, bytes) => {
    expect(await checkDraft({ bytes, fileName })).toMatchObject({ refused: 'wrong-type' });
  });

  it.each([
    '',
    '../a.md',
    'C:\\a.md',
    'a\r\nb.md',
    'a\0.md',
    'a\u202Edm.md',
    `${'a'.repeat(253)}.md`,
    '\uD800.md',
  ])('with a hostile name is refused for it (%j)', async (fileName) => {
    expect(await checkDraft({ bytes: text('isi'), fileName })).toMatchObject({ refused: 'bad-name' });
  });

  it('named as a macro document is refused as one', async () => {
    expect(await checkDraft({ bytes: docx, fileName: 'a.docm' })).toMatchObject({ refused: 'macros' });
  });

  it.each([
    'BMKG melaporkan',
    'MZ',
    '# Judul\n\nIsi – “kutipan”\r\n\ttab',
    '\uFEFF# Judul',
    '<p>sebaris HTML</p>',
  ])('in Markdown may begin with anything readable (%j)', async (words) => {
    for (const fileName of ['a.md', 'A.Markdown', 'a b.TXT']) {
      expect(await checkDraft({ bytes: text(words), fileName })).toMatchObject({ type: 'markdown' });
    }
  });

  it('of white space alone is empty', async () => {
    expect(await checkDraft({ bytes: text('\uFEFF \n\n'), fileName: 'a.md' })).toMatchObject({
      refused: 'empty',
    });
  });
});

describe('bytes that nobody wrote', () => {
  const names = fc.constantFrom('a.docx', 'a.pdf', 'a.md');
  const starts = fc.constantFrom('', 'PK\x03\x04', '%PDF-1.7\n', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1');

  it('are never a DOCX or a PDF, and always get an answer', async () => {
    const bytes = fc.tuple(starts, fc.uint8Array({ maxLength: 4000 }));
    await fc.assert(
      fc.asyncProperty(names, bytes, async (fileName, [start, rest]) => {
        const answer = await checkDraft({
          bytes: Buffer.concat([Buffer.from(start, 'latin1'), rest]),
          fileName,
        });
        if ('refused' in answer) expect(draftRefusals).toContain(answer.refused);
        else expect(answer.type).toBe('markdown');
      }),
      { numRuns: 500 },
    );
  });

  it('in place of some of a sound file’s always get an answer', async () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(docx, pdf), edits, async (sound, list) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of list) bytes[at % bytes.length] = value;
        const answer = await checkDraft({ bytes, fileName: sound === pdf ? 'a.pdf' : 'a.docx' });
        expect('refused' in answer ? draftRefusals : draftTypeNames).toContain(
          'refused' in answer ? answer.refused : answer.type,
        );
      }),
      { numRuns: 500 },
    );
  });
});
