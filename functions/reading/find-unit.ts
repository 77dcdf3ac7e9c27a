import { placesNow as placesIn } from '../documents/compare/comparison.ts';
import { unitsOf } from '../documents/compare/units.ts';
import type { Block, ReadableIndex } from '../documents/readable/blocks.ts';
import type { Place } from '../discussion/paper.ts';
import { pageOf } from './changes-on-page.ts';
import type { ReadableDrafts } from './readable-drafts.ts';

/** A block or row of a draft as it is read: its words, and the page that it stands on. */
export interface UnitFound {
  readonly block: string;
  readonly text: string;
  readonly page: number;
  readonly converter: number;
}

/** Where a place of a former draft is now. */
export type PlaceNow = UnitFound | 'gone' | 'untraced';

/** Letters of a paragraph that a comment keeps: a page shows them in full. */
export const LONGEST_QUOTE = 1_000;

/** The words of a block of a draft; null where the draft has none, or is not readable (yet). */
export async function findUnit(
  drafts: ReadableDrafts,
  section: string,
  draft: string,
  block: string,
): Promise<UnitFound | null> {
  if (!/^b[1-9]\d{0,5}$/.test(block)) return null;
  const standing = await drafts.standing(section, draft);
  return standing === 'being-made' || 'unreadable' in standing
    ? null
    : unitIn(standing.index, block, (page) => drafts.blocks(section, standing.index, page));
}

async function unitIn(
  index: ReadableIndex,
  block: string,
  blocksOf: (page: number) => Promise<readonly Block[]>,
): Promise<UnitFound | null> {
  if (index.chunks.length === 0) return null;
  const page = pageOf(block, index.chunks);
  const blocks = await blocksOf(page);
  const unit = unitsOf(blocks).find(({ id }) => id === block);
  const isThere = unit !== undefined || blocks.some(({ id }) => id === block);
  return isThere ? { block, text: unit?.text ?? '', page, converter: index.converter } : null;
}

/**
 * Where places of former drafts are in this one, each by its number: their own block where it is the same draft, else
 * where the comparison of the two has it. What cannot be followed is said to be so.
 */
export async function findPlaces(
  drafts: ReadableDrafts,
  section: string,
  current: string,
  places: ReadonlyMap<number, Place>,
): Promise<ReadonlyMap<number, PlaceNow>> {
  const found = new Map<number, PlaceNow>();
  const standing = places.size === 0 ? 'being-made' : await drafts.standing(section, current);
  const index = standing === 'being-made' || 'unreadable' in standing ? null : standing.index;
  const pages = new Map<number, Promise<readonly Block[]>>();
  const moved = new Map<string, ReadonlyMap<string, string | undefined> | null>();
  const onPage = (of: ReadableIndex, page: number): Promise<readonly Block[]> => {
    const blocks = pages.get(page) ?? drafts.blocks(section, of, page);
    pages.set(page, blocks);
    return blocks;
  };
  for (const [number, { draft, block, converter }] of places) {
    if (index === null) {
      found.set(number, 'untraced');
      continue;
    }
    if (!moved.has(draft)) moved.set(draft, await movedSince(drafts, section, draft, current));
    const now = draft === current ? block : moved.get(draft)?.get(block);
    const known = draft === current ? converter === index.converter : moved.get(draft)?.has(block);
    const unit =
      now === undefined || known !== true ? null : await unitIn(index, now, (page) => onPage(index, page));
    found.set(number, unit ?? (known === true && now === undefined ? 'gone' : 'untraced'));
  }
  return found;
}

async function movedSince(
  drafts: ReadableDrafts,
  section: string,
  older: string,
  current: string,
): Promise<ReadonlyMap<string, string | undefined> | null> {
  if (older === current) return null;
  const compared = await drafts.compared(section, older, current);
  return typeof compared === 'string' ? null : placesIn(compared);
}
