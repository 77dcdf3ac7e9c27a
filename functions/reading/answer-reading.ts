import type { ReadableIndex } from '../documents/readable/blocks.ts';
import { unitsOf } from '../documents/compare/units.ts';
import { MAX_PAGE_BYTES } from '../documents/readable/reading-limits.ts';
import { oldBlocksOf, pageOf, placeChanges } from './changes-on-page.ts';
import {
  type DraftKnown,
  isPair,
  noReadingOf,
  type ReadingFacts,
  type ReadingText,
  readingOf,
} from './reading-of.ts';
import type { ReadableDrafts } from './readable-drafts.ts';
import { noReadingPage, readingPage } from './view/reading-page.tsx';

/** What an address asked for, as it came. */
export interface ReadingAsked {
  readonly of: string | undefined;
  /** `none`: without marks. */
  readonly since: string | undefined;
  readonly page: string | undefined;
}

/** The section that a draft is of, and what its page needs to know besides. */
export type Reading = Omit<ReadingFacts, 'of' | 'since'> & {
  readonly section: string;
  /** Shown unless another is asked for. */
  readonly current: string;
  /** What it is held against unless another is asked for; null: nothing. */
  readonly usualSince: string | null;
};

/**
 * A page of a draft as HTML; null where the section has no such draft, or the draft no such page. However long the
 * draft is: its item and index, one chunk, and of a comparison its item, itself and the chunks of what is gone.
 */
export async function answerReading(
  drafts: ReadableDrafts,
  reading: Reading,
  asked: ReadingAsked,
): Promise<string | null> {
  const { section, words } = reading;
  const of = draftIn(reading, asked.of ?? reading.current);
  const since = sinceIn(reading, asked, of?.sha256);
  const page = pageIn(asked.page);
  if (of === null || since === undefined || page === null) return null;
  const facts: ReadingFacts = { ...reading, of, since };
  const standing = await drafts.standing(section, of.sha256);
  if (standing === 'being-made') return noReadingPage(noReadingOf(facts, words.reading.making), words);
  if ('unreadable' in standing)
    return noReadingPage(noReadingOf(facts, words.reading.unreadable[standing.unreadable]), words);
  const { index } = standing;
  if (page > Math.max(1, index.chunks.length)) return null;
  const [blocks, compared] = await Promise.all([
    index.chunks.length === 0 ? [] : drafts.blocks(section, index, page),
    since === null ? ('none' as const) : comparedOn(drafts, reading, { since, of, index, page }),
  ]);
  return fittingPage(facts, { index, page, blocks, compared });
}

/**
 * The page as a phone can load it. Where what changed makes it too long, words that are gone are cut and marks of words
 * left out; where even that is too much, the draft is shown without its changes, and says so.
 */
function fittingPage(facts: ReadingFacts, text: ReadingText): string {
  const made = (room: number) => readingPage(readingOf(facts, text, room), facts.words);
  const fits = (html: string) => Buffer.byteLength(html) <= MAX_PAGE_BYTES;
  const whole = made(Number.POSITIVE_INFINITY);
  if (fits(whole)) return whole;
  const bare = made(0);
  if (!fits(bare)) return readingPage(readingOf(facts, { ...text, compared: 'too-many' }), facts.words);
  const fitted = made(MAX_PAGE_BYTES - Buffer.byteLength(bare));
  return fits(fitted) ? fitted : bare;
}

const draftIn = ({ drafts }: Reading, sha256: string): DraftKnown | null =>
  drafts.findLast((it) => it.sha256 === sha256) ?? null;

/** Undefined: there is no such draft. */
function sinceIn(
  reading: Reading,
  asked: ReadingAsked,
  of: string | undefined,
): DraftKnown | null | undefined {
  if (asked.since === 'none') return null;
  if (asked.since !== undefined) return draftIn(reading, asked.since) ?? undefined;
  const usual = asked.of === undefined || asked.of === reading.current ? reading.usualSince : null;
  return usual === null || usual === of ? null : draftIn(reading, usual);
}

function pageIn(page: string | undefined): number | null {
  if (page === undefined) return 1;
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : null;
}

async function comparedOn(
  drafts: ReadableDrafts,
  { section, pairs, words }: Reading,
  at: { since: DraftKnown; of: DraftKnown; index: ReadableIndex; page: number },
): Promise<ReadingText['compared']> {
  const { since, of, index, page } = at;
  if (since.sha256 === of.sha256) return 'same-bytes';
  if (!isPair(pairs, since.sha256, of.sha256)) return 'never-compared';
  const [comparison, older] = await Promise.all([
    drafts.compared(section, since.sha256, of.sha256),
    drafts.standing(section, since.sha256),
  ]);
  if (typeof comparison === 'string') return comparison;
  if (older === 'being-made') return older;
  if ('unreadable' in older) return 'not-comparable';
  const wanted = oldBlocksOf(placeChanges(comparison, index).shown, page);
  const chunks = [...new Set(wanted.map((block) => pageOf(block, older.index.chunks)))];
  const texts = new Map<string, string>();
  for (const blocks of await Promise.all(chunks.map((nth) => drafts.blocks(section, older.index, nth)))) {
    for (const { id, text } of unitsOf(blocks)) texts.set(id, text);
    for (const block of blocks)
      if (block.kind === 'image') texts.set(block.id, words.reading.picturesPlace(block.alt));
  }
  return { comparison, textOf: (old) => texts.get(old) ?? null };
}
