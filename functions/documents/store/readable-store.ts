import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { Comparison } from '../compare/comparison.ts';
import type { Block, ImageType, ReadableIndex } from '../readable/blocks.ts';
import type { ReadableDraft } from '../readable/make-chunks.ts';
import { ChangedChunk, readChunk, readIndex } from '../readable/read-chunk.ts';
import { chunkKey, type Comparing, comparisonKey, imageKey, indexKey } from './readable-keys.ts';

/**
 * What was made of drafts, in the bucket. What is got is held against the SHA-256 that the records have of it, or the
 * index has; every getter throws ChangedChunk where it is another, or gone. Pages are counted from 1, and so are images.
 */
export type ReadableStore = {
  getIndex: (
    section: string,
    of: { readonly sha256: string; readonly converter: number; readonly index: string },
  ) => Promise<ReadableIndex>;
  /** The blocks of one page. Throws a RangeError where there is no such page. */
  getPage: (section: string, index: ReadableIndex, page: number) => Promise<Block[]>;
  /** The bytes of all pages, in order. */
  getChunks: (section: string, index: ReadableIndex) => Promise<Uint8Array[]>;
  /** Throws a RangeError where there is no such image. */
  getImage: (
    section: string,
    index: ReadableIndex,
    nth: number,
  ) => Promise<{ bytes: Uint8Array; type: ImageType }>;
  getComparison: (section: string, of: Comparing & { readonly sha256: string }) => Promise<Comparison>;
  /** Puts a draft's chunks and images, and at last its index, of which it gives the SHA-256. Safe to repeat. */
  putReadable: (section: string, draft: ReadableDraft) => Promise<string>;
  /** Gives the SHA-256 of the comparison's JSON. Safe to repeat. */
  putComparison: (section: string, of: Comparing, comparison: Comparison) => Promise<string>;
};

/** Puts and gets at the same time. */
const HANDS = 8;

export function readableStore(s3: S3Client, bucket: string): ReadableStore {
  const put = (Key: string, Body: Uint8Array, ContentType: string) =>
    s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body,
        ContentType,
        ChecksumSHA256: createHash('sha256').update(Body).digest('base64'),
      }),
    );
  const get = (key: string, sha256: string) => getUnchanged(s3, bucket, key, sha256);
  return {
    getIndex: async (section, of) => readIndex(await get(indexKey(section, of), of.index)),
    async getPage(section, index, page) {
      const sha256 = nthOf(index.chunks, page).sha256;
      return readChunk(await get(chunkKey(section, renderingOf(index), page), sha256), sha256);
    },
    getChunks: (section, index) =>
      inTurns(
        index.chunks.map(
          ({ sha256 }, i) =>
            () =>
              get(chunkKey(section, renderingOf(index), i + 1), sha256),
        ),
      ),
    async getImage(section, index, nth) {
      const { sha256, type } = nthOf(index.images, nth);
      return { bytes: await get(imageKey(section, renderingOf(index), nth), sha256), type };
    },
    async getComparison(section, of) {
      const bytes = await get(comparisonKey(section, of), of.sha256);
      const parsed = v.safeParse(Comparison, JSON.parse(Buffer.from(bytes).toString('utf8')));
      if (!parsed.success) throw new ChangedChunk('a comparison is none');
      return parsed.output;
    },
    async putReadable(section, { index, chunks, images }) {
      const of = renderingOf(index);
      await inTurns([
        ...chunks.map((bytes, i) => () => put(chunkKey(section, of, i + 1), bytes, JSON_TYPE)),
        ...images.map(
          (bytes, i) => () => put(imageKey(section, of, i + 1), bytes, nthOf(index.images, i + 1).type),
        ),
      ]);
      return putJson(put, indexKey(section, of), index);
    },
    putComparison: (section, of, comparison) => putJson(put, comparisonKey(section, of), comparison),
  };
}

const JSON_TYPE = 'application/json';

async function putJson(
  put: (key: string, bytes: Uint8Array, type: string) => Promise<unknown>,
  key: string,
  value: unknown,
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(value));
  await put(key, bytes, JSON_TYPE);
  return createHash('sha256').update(bytes).digest('hex');
}

const renderingOf = ({ draft, converter }: ReadableIndex) => ({ sha256: draft, converter });

function nthOf<One>(all: readonly One[], nth: number): One {
  const found = all[nth - 1];
  if (found === undefined) throw new RangeError(`there is no ${nth} of ${all.length}`);
  return found;
}

/** What all works gave, in their order; some are done at the same time. */
async function inTurns<Done>(works: readonly (() => Promise<Done>)[]): Promise<Done[]> {
  const waiting = works.entries();
  const done: Done[] = [];
  const hand = async () => {
    for (const [i, work] of waiting) done[i] = await work();
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return done;
}

async function getUnchanged(s3: S3Client, bucket: string, key: string, sha256: string): Promise<Uint8Array> {
  const bytes = await getBytes(s3, bucket, key);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new ChangedChunk(`${key} is ${found}, not ${sha256}`);
  return bytes;
}

async function getBytes(s3: S3Client, bucket: string, key: string): Promise<Uint8Array> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  } catch (fault) {
    if (fault instanceof NoSuchKey) throw new ChangedChunk(`${key} is gone`);
    throw fault;
  }
}
