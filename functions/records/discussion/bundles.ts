import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { COMMENT_KINDS, VERDICTS } from '../../approval/sealed.ts';
import type { SealedPapers } from '../../discussion/seal.ts';
import { bundleKey, BUNDLES, commentsPartition } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { queryPartition } from '../read-items.ts';
import { canonical } from '../section/chain.ts';
import type { Write } from '../section/commit.ts';
import type { Table } from '../table.ts';
import { PlaceField } from './papers.ts';

/** Texts are null once their giver was forgotten. */
const EntryField = v.variant('entry', [
  v.object({
    entry: v.literal('comment'),
    comment: v.number(),
    at: v.string(),
    place: PlaceField,
    kind: v.picklist(COMMENT_KINDS),
    text: v.nullable(v.string()),
    proposal: v.nullable(v.string()),
  }),
  v.object({
    entry: v.literal('answer'),
    comment: v.number(),
    at: v.string(),
    verdict: v.picklist(VERDICTS),
    text: v.nullable(v.string()),
    place: PlaceField,
  }),
  v.object({
    entry: v.literal('reopening'),
    comment: v.number(),
    at: v.string(),
    text: v.nullable(v.string()),
  }),
]);
export type Entry = v.InferOutput<typeof EntryField>;

/** What one author said with one decision, or a part of it. Its keyed hash stands in the decision's event; `key` is hex. */
export const BundleItem = v.object({
  seq: v.number(),
  nth: v.number(),
  by: v.string(),
  round: v.number(),
  key: v.nullable(v.string()),
  entries: v.array(EntryField),
});
export type BundleItem = v.InferOutput<typeof BundleItem>;

/** A bundle before it is known which event seals it. */
export type Bundle = Pick<BundleItem, 'by' | 'round' | 'entries'> & { readonly key: string };

/** Far enough below DynamoDB's 400 kB an item. */
const MAX_BUNDLE_BYTES = 350_000;

/**
 * The texts that are sealed, in bundles of one author each. `secret` is hex: every bundle has a key of its own, and who has
 * that of one can guess at no other.
 */
export function bundlesOf(
  { comments, answers, reopenings }: SealedPapers,
  { by, round, secret }: { readonly by: string; readonly round: number; readonly secret: string },
): Bundle[] {
  const said: { readonly by: string; readonly entry: Entry }[] = [
    ...comments.map((it) => ({
      by: it.by,
      entry: {
        entry: 'comment' as const,
        comment: it.number,
        at: it.at,
        place: it.place,
        kind: it.kind,
        text: it.text,
        proposal: it.proposal,
      },
    })),
    ...answers.map(({ by: author, comment, at, verdict, text, place }) => ({
      by: author,
      entry: { entry: 'answer' as const, comment, at, verdict, text, place },
    })),
    ...reopenings.map(({ by: author, comment, at, text }) => ({
      by: author,
      entry: { entry: 'reopening' as const, comment, at, text },
    })),
  ];
  const authors = [...new Set([by, ...said.map((it) => it.by)])];
  const parts = authors.flatMap((author) =>
    inParts(said.filter((it) => it.by === author).map(({ entry }) => entry)).map((entries) => ({
      by: author,
      entries,
    })),
  );
  return parts.map((part, i) => ({ ...part, round, key: keyOf(secret, i) }));
}

const keyOf = (secret: string, nth: number): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(`bundle ${nth}`).digest('hex');

function inParts(entries: readonly Entry[]): Entry[][] {
  const parts: Entry[][] = [];
  let left = 0;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(JSON.stringify(entry));
    const last = parts.at(-1);
    if (last === undefined || bytes > left) {
      parts.push([entry]);
      left = MAX_BUNDLE_BYTES - bytes;
    } else {
      last.push(entry);
      left -= bytes;
    }
  }
  return parts;
}

/** A bundle's keyed hash, hex: over who said what, in canonical JSON. */
export const bundleHash = ({ by, round, entries, key }: Bundle): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(canonical({ by, round, entries })).digest('hex');

export const bundleWrite = (
  table: Table,
  section: string,
  seq: number,
  { bundle, nth }: { readonly bundle: Bundle; readonly nth: number },
): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...bundleKey(section, seq, nth), shape: SHAPE, seq, nth, ...bundle },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** All bundles of a section, oldest first. */
export async function readBundles(table: Table, section: string): Promise<BundleItem[]> {
  const bundles: BundleItem[] = [];
  for await (const item of queryPartition(table, commentsPartition(section), BUNDLES))
    bundles.push(v.parse(BundleItem, item));
  return bundles;
}

/** Drops what was said, with its key: its hash stays in the chain, and can no longer be guessed. */
export const bundleDropWrite = (table: Table, section: string, { seq, nth, entries }: BundleItem): Write => ({
  Update: {
    TableName: table.name,
    Key: { ...bundleKey(section, seq, nth) },
    UpdateExpression: 'SET entries = :bare, #key = :null',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':bare': entries.map(bare), ':null': null },
  },
});

/** The quoted words are the draft's; they go too, since they say what was meant. */
function bare(entry: Entry): Entry {
  if (entry.entry === 'reopening') return { ...entry, text: null };
  const place = entry.place === null ? null : { ...entry.place, quote: '' };
  return entry.entry === 'answer'
    ? { ...entry, text: null, place }
    : { ...entry, text: null, proposal: null, place };
}
