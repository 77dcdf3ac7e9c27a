import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { MAX_CHUNK_BYTES } from '../../../functions/documents/readable/reading-limits.ts';
import { ChangedChunk, readChunk, readIndex } from '../../../functions/documents/readable/read-chunk.ts';
import { longDocx, longDraft } from '../../../samples/readable/long-draft.ts';
import { dice, planText } from '../../../samples/readable/plan-words.ts';
import { wordFile } from '../../../samples/readable/word-package.ts';
import { cell, paragraph, row, run, table } from '../../../samples/readable/word-xml.ts';
import { apart, read, readable } from './apart.ts';

describe('the chunks of a readable draft', () => {
  test('hold every block once, in order, in 96 kB at most, each under its SHA-256', async () => {
    const { index, draft, blocks } = await read(longDocx(longDraft(3)));
    expect(index.chunks.length).toBeGreaterThan(2);
    for (const [nth, bytes] of draft.chunks.entries()) {
      expect(bytes.length).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
      expect(index.chunks[nth]).toMatchObject({
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
    const places = blocks.flatMap((block) => [
      block.id,
      ...(block.kind === 'table' ? block.rows.map(({ id }) => id) : []),
    ]);
    expect(places).toEqual(places.map((_, nth) => `b${nth + 1}`));
    expect(index.counts).toMatchObject({ pages: 200, images: 20, blocks: blocks.length });
    expect(blocks.filter(({ kind }) => kind === 'footnote')).toHaveLength(90);
    expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(60);
  });

  test('are the same bytes each time, in whatever process', async () => {
    const file = longDocx(longDraft(3, 300));
    const [here, there] = [(await read(file)).draft, readable(await apart(file, 'docx'))];
    expect(there.index).toEqual(here.index);
    expect(there.chunks.map((bytes) => Buffer.from(bytes))).toEqual(
      here.chunks.map((bytes) => Buffer.from(bytes)),
    );
  });

  test('hold a table of many pages in several blocks, and a giant row as plain text', async () => {
    const next = dice(2);
    const giant = row(
      Array.from({ length: 40 }, () =>
        cell(Array.from({ length: 40 }, () => paragraph(run(planText(next, 30), '<w:b/>'))).join('')),
      ),
    );
    const rows = Array.from({ length: 400 }, () => row([planText(next, 60), planText(next, 60)]));
    const { draft, blocks, notShown } = await read(wordFile({ body: table([...rows, giant]) }));
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.map((block) => block.kind === 'table' && block.continues)).toEqual([
      undefined,
      ...blocks.slice(1).map(() => true),
    ]);
    expect(blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toHaveLength(401);
    for (const bytes of draft.chunks) expect(bytes.length).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    expect(notShown['paragraphs-cut']).toBeGreaterThan(0);
  });

  test('are smaller where HTML writes a letter as six', async () => {
    const { draft } = await read(
      Buffer.from('"A" & <B> \'C\'. '.repeat(200).concat('\n\n').repeat(60)),
      'markdown',
    );
    const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
    for (const bytes of draft.chunks) {
      const text = v.parse(
        v.array(v.object({ runs: v.array(v.object({ text: v.string() })) })),
        JSON.parse(String(Buffer.from(bytes))),
      );
      const html = text.flatMap(({ runs }) => runs.map((it) => it.text)).join('');
      const size = html.replace(
        /[&<>"']/g,
        (sign) => Object.entries(escapes).find(([one]) => one === sign)?.[1] ?? sign,
      ).length;
      expect(size).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
    }
    expect(draft.chunks.length).toBeGreaterThan(4);
  });

  test('are read back only as they were written', async () => {
    const { index, draft } = await read(wordFile({ body: paragraph('Isi.') }));
    const [bytes = new Uint8Array()] = draft.chunks;
    const sha256 = index.chunks[0]?.sha256 ?? '';
    expect(readChunk(bytes, sha256)).toHaveLength(1);
    const changed = Buffer.from(bytes).toString().replace('Isi.', 'Lain');
    expect(() => readChunk(Buffer.from(changed), sha256)).toThrow(ChangedChunk);
    const own = createHash('sha256').update('[{"kind":"script"}]').digest('hex');
    expect(() => readChunk(Buffer.from('[{"kind":"script"}]'), own)).toThrow(ChangedChunk);
    expect(readIndex(Buffer.from(JSON.stringify(index)))).toEqual(index);
    expect(() => readIndex(Buffer.from('{}'))).toThrow(ChangedChunk);
    expect(() => readIndex(Buffer.from('no json'))).toThrow(ChangedChunk);
  });

  test('never hold a link to other than https, whoever wrote them', () => {
    const text = JSON.stringify([
      { kind: 'paragraph', id: 'b1', runs: [{ text: 'a', link: 'javascript:alert(1)' }] },
    ]);
    expect(() => readChunk(Buffer.from(text), createHash('sha256').update(text).digest('hex'))).toThrow(
      ChangedChunk,
    );
  });
});
