import type { DraftPair } from '../approval/follows/compared-pairs.ts';
import type { Comparison } from '../documents/compare/comparison.ts';
import type { Block, ReadableIndex } from '../documents/readable/blocks.ts';
import { sizeOfText } from '../documents/readable/size-on-page.ts';
import type { Wording } from '../wording/wording.ts';
import { changesOnPage, pageOf, placeChanges } from './changes-on-page.ts';
import { headingDepths } from './heading-depths.ts';
import { foldUnchanged } from './fold-unchanged.ts';
import { noteWays } from './note-ways.ts';
import type { NoReading, ReadingModel, VersionOffered } from './reading-model.ts';

/** A draft that can be chosen, by its bytes and the round in which they were used last. */
export interface DraftKnown {
  readonly sha256: string;
  readonly round: number;
}

/** What one page of a draft is made from. Blocks are those of one chunk. */
export interface ReadingFacts {
  readonly words: Wording;
  readonly title: string;
  readonly book: string;
  readonly plan: string;
  /** Every draft of the section that may be read here, the oldest first. */
  readonly drafts: readonly DraftKnown[];
  readonly of: DraftKnown;
  /** Which drafts are held against which: the older first, and the nearest of them. */
  readonly pairs: readonly DraftPair[];
  /** The draft that it is held against; null: none. */
  readonly since: DraftKnown | null;
  readonly back: { readonly href: string; readonly label: string };
  /** How many comments of the reader's own wait at each block of the current draft; null where none may be written. */
  readonly comments: { readonly draft: string; readonly at: ReadonlyMap<string, number> } | null;
  /** Addresses below the link, or below the section. */
  readonly hrefs: {
    readonly read: (query: { of: string; since: string | null; page: number }) => string;
    readonly original: (sha256: string) => string;
    readonly image: (sha256: string, nth: number) => string;
  };
}

export interface ReadingText {
  readonly index: ReadableIndex;
  /** Counted from 1. */
  readonly page: number;
  readonly blocks: readonly Block[];
  /** `none`: it was not asked for. */
  readonly compared:
    | 'none'
    | 'same-bytes'
    | 'being-made'
    | 'not-comparable'
    | 'never-compared'
    /** More has changed on this page than a page has room to say. */
    | 'too-many'
    | { readonly comparison: Comparison; readonly textOf: (old: string) => string | null };
}

/** Words that a practised reader of Indonesian office prose takes in a minute (Brysbaert 2019: 238 of English). */
const WORDS_A_MINUTE = 220;
/** Bytes of a picture that a page embeds; a Lambda answer holds 6 MB, and base64 takes a third more. */
const MAX_PICTURE_BYTES = 4_000_000;

/** Of the table of contents on one page: entries, and bytes of its HTML. */
const MOST_CONTENTS = 150;
const CONTENTS_BYTES = 30_000;

/**
 * One page of a draft, with its marks, its ways and its words. `room`: bytes for the words of changes, beside those that
 * the draft has now.
 */
export function readingOf(
  facts: ReadingFacts,
  text: ReadingText,
  room = Number.POSITIVE_INFINITY,
): ReadingModel {
  const { words, of, since, hrefs } = facts;
  const { index, blocks, page, compared } = text;
  const { reading } = words;
  const pageHref = (nth: number) => hrefs.read({ of: of.sha256, since: since?.sha256 ?? null, page: nth });
  const blockHref = (block: string) => {
    const on = pageOf(block, index.chunks);
    return `${on === page ? '' : pageHref(on)}#${block}`;
  };
  const placed = placeChanges(typeof compared === 'string' ? { entries: [] } : compared.comparison, index);
  const marked =
    typeof compared === 'string'
      ? null
      : changesOnPage(placed.shown, page, { textOf: compared.textOf, pageHref, room });
  const pages = Math.max(1, index.chunks.length);
  return {
    ...headOf(facts),
    facts: [
      ...(index.counts.pages > 0 ? [reading.facts.pages(index.counts.pages)] : []),
      reading.facts.words(index.counts.words),
      reading.facts.minutes(Math.max(1, Math.round(index.counts.words / WORDS_A_MINUTE))),
    ],
    notShown: index.notShown.map(({ what, count }) => reading.notShown[what](count)),
    since: sinceOffered(facts),
    comparison:
      marked === null || since === null || typeof compared === 'string'
        ? null
        : {
            sentence: reading.changesSince({
              changes: reading.changes(compared.comparison.summary),
              draft: draftLabel(facts, since),
            }),
            first: marked.first,
            changes: marked.changes,
            goneBefore: marked.goneBefore,
            goneUnshown: placed.unshown(page),
          },
    noComparison: noComparison(facts, compared),
    contents: contentsOf(
      index.contents.map(({ block, level, text: heading }) => ({
        href: blockHref(block),
        text: heading,
        level,
      })),
    ),
    stretches:
      marked === null
        ? blocks.map((block) => ({ kind: 'block', block }) as const)
        : foldUnchanged(blocks, marked.changes, marked.goneBefore),
    depths: headingDepths(blocks),
    page: {
      nth: page,
      of: pages,
      former: page > 1 ? pageHref(page - 1) : null,
      next: page < pages ? pageHref(page + 1) : null,
    },
    notes: noteWays(text, pageHref),
    comments: facts.comments?.draft === of.sha256 ? facts.comments.at : null,
    imageHref: (nth) => {
      const image = index.images[nth - 1];
      return image === undefined || image.size > MAX_PICTURE_BYTES ? null : hrefs.image(of.sha256, nth);
    },
  };
}

type Contents = ReadingModel['contents'];

/** A table of contents that a page has room for: the deepest headings are left out first, then what comes last. */
function contentsOf(all: Contents): Contents {
  const deepest = [6, 5, 4, 3, 2].find((level) => fits(all.filter((it) => it.level <= level)));
  const chosen = all.filter(({ level }) => level <= (deepest ?? 1));
  const most = chosen.findIndex((_, i) => !fits(chosen.slice(0, i + 1)));
  return most === -1 ? chosen : chosen.slice(0, most);
}

const fits = (entries: Contents): boolean =>
  entries.length <= MOST_CONTENTS &&
  entries.reduce((sum, { href, text }) => sum + sizeOfText(href) + sizeOfText(text) + 40, 0) <=
    CONTENTS_BYTES;

/** The page of a draft whose text is being made, or cannot be shown. */
export const noReadingOf = (facts: ReadingFacts, sentence: string): NoReading => ({
  ...headOf(facts),
  sentence,
});

const headOf = (facts: ReadingFacts): Omit<NoReading, 'sentence'> => ({
  title: facts.title,
  book: facts.book,
  plan: facts.plan,
  draft: draftLabel(facts, facts.of),
  back: facts.back,
  original: { href: facts.hrefs.original(facts.of.sha256), label: facts.words.reading.original },
  versions: versionsOffered(facts),
});

const draftLabel = ({ words }: ReadingFacts, { round }: DraftKnown): string =>
  words.pages.labels.draftOf(round);

const versionsOffered = (facts: ReadingFacts): VersionOffered[] =>
  facts.drafts.map((draft) => ({
    label: draftLabel(facts, draft),
    href:
      draft.sha256 === facts.of.sha256 ? null : facts.hrefs.read({ of: draft.sha256, since: null, page: 1 }),
  }));

/** Every draft that this one is held against, and the choice of none. */
function sinceOffered(facts: ReadingFacts): VersionOffered[] {
  const { drafts, of, since, pairs, words, hrefs } = facts;
  const others = drafts.filter(({ sha256 }) => isPair(pairs, sha256, of.sha256));
  if (others.length === 0) return [];
  return [
    {
      label: words.reading.withoutChanges,
      href: since === null ? null : hrefs.read({ of: of.sha256, since: null, page: 1 }),
    },
    ...others.map((draft) => ({
      label: words.reading.sinceDraft(draftLabel(facts, draft)),
      href:
        draft.sha256 === since?.sha256 ? null : hrefs.read({ of: of.sha256, since: draft.sha256, page: 1 }),
    })),
  ];
}

/** Whether the two are held against each other. */
export const isPair = (pairs: readonly DraftPair[], older: string, newer: string): boolean =>
  pairs.some((pair) => pair.older === older && pair.newer === newer);

function noComparison({ words, since }: ReadingFacts, compared: ReadingText['compared']): string | null {
  if (since === null) return null;
  switch (compared) {
    case 'same-bytes':
      return words.reading.sameBytes;
    case 'being-made':
      return words.reading.comparing;
    case 'not-comparable':
      return words.reading.notComparable;
    case 'never-compared':
      return words.reading.neverCompared;
    case 'too-many':
      return words.reading.tooManyChanges;
    default:
      return null;
  }
}
