import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import { ChangedChunk } from '../../functions/documents/readable/read-chunk.ts';
import { comparisonKey } from '../../functions/documents/store/readable-keys.ts';
import { type ReadableStore, readableStore } from '../../functions/documents/store/readable-store.ts';
import { pngBytes } from '../../samples/readable/png-bytes.ts';
import { read } from './readable/apart.ts';

const bucket = 'documents';
const section = 'bojonegoro.buku-1-visi';
const app = buildApp({ logger: false });
let s3: S3Client;
let store: ReadableStore;

beforeAll(async () => {
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  s3 = new S3Client({ endpoint, region: 'ap-southeast-3', forcePathStyle: true, credentials });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  store = readableStore(s3, bucket);
});

afterAll(() => app.close());

const picture = `data:image/png;base64,${Buffer.from(pngBytes(2, 2)).toString('base64')}`;
const draftOf = async (text: string) =>
  (await read(Buffer.from(`# Visi\n\n${text}\n\n![Peta](${picture})\n`), 'markdown')).draft;

async function kept(text: string) {
  const draft = await draftOf(text);
  const { draft: sha256, converter } = draft.index;
  return { draft, of: { sha256, converter, index: await store.putReadable(section, draft) } };
}

const overwrite = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

describe('what was made of a draft', () => {
  it('is kept as it is: index, pages, images', async () => {
    const { draft, of } = await kept('Isi.');
    const index = await store.getIndex(section, of);
    expect(index).toEqual(draft.index);
    expect((await store.getPage(section, index, 1)).map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'image',
    ]);
    const image = await store.getImage(section, index, 1);
    expect(image.type).toBe('image/png');
    expect(Buffer.from(image.bytes)).toEqual(Buffer.from(pngBytes(2, 2)));
    await expect(store.getPage(section, index, 2)).rejects.toThrow(RangeError);
    await expect(store.getImage(section, index, 0)).rejects.toThrow(RangeError);
  });

  it.each(['index.json', 'chunks/1.json', 'images/1'])(
    'is not shown once its %s is another than the records know',
    async (file) => {
      const { draft, of } = await kept(`Isi ${file}.`);
      await overwrite(`readable/${section}/${of.sha256}/${of.converter}/${file}`, '[]');
      const all = async () => {
        const index = await store.getIndex(section, of);
        await store.getPage(section, index, 1);
        await store.getImage(section, index, 1);
      };
      await expect(all()).rejects.toThrow(ChangedChunk);
      // Made anew, it is the same again.
      expect(await store.putReadable(section, draft)).toBe(of.index);
      await all();
    },
  );

  it('is not shown once a file of it is gone', async () => {
    const { of } = await kept('Hilang.');
    const Key = `readable/${section}/${of.sha256}/${of.converter}/chunks/1.json`;
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    const index = await store.getIndex(section, of);
    await expect(store.getPage(section, index, 1)).rejects.toThrow(ChangedChunk);
  });
});

describe('a comparison', () => {
  it('is kept under both drafts and all versions, and got only as it was put', async () => {
    const [older, newer] = [
      await read(Buffer.from('Satu.'), 'markdown'),
      await read(Buffer.from('Dua.'), 'markdown'),
    ];
    const comparison = compareDrafts(older.blocks, newer.blocks);
    const of = {
      older: older.index.draft,
      newer: newer.index.draft,
      converters: { older: 1, newer: 1 },
      comparison: comparison.comparison,
    };
    const sha256 = await store.putComparison(section, of, comparison);
    expect(await store.getComparison(section, { ...of, sha256 })).toEqual(comparison);
    expect(comparisonKey(section, of)).toBe(`compared/${section}/${of.older}-${of.newer}/1-1-1.json`);
    await overwrite(comparisonKey(section, of), JSON.stringify({ ...comparison, entries: [] }));
    await expect(store.getComparison(section, { ...of, sha256 })).rejects.toThrow(ChangedChunk);
  });
});

it('leads no id elsewhere', () => {
  const of = {
    older: '../../drafts',
    newer: 'a'.repeat(64),
    converters: { older: 1, newer: 1 },
    comparison: 1,
  };
  expect(() => comparisonKey(section, of)).toThrow();
  expect(() => comparisonKey('../x', { ...of, older: 'b'.repeat(64) })).toThrow();
});
