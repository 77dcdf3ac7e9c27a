import { CONVERTER } from '../documents/readable/blocks.ts';
import type { Unreadable } from '../documents/readable/draft-reading.ts';
import { readDraft as findDraft } from '../records/section/drafts.ts';
import { type ReadableItem, readReadable, writeReadable } from '../records/readable/readable.ts';
import type { RenderRow } from '../records/readable/render-item.ts';
import { askForEach } from './ask-to-render.ts';
import { isFinal, missingRenders } from './missing-renders.ts';
import { ReadingFault, type Rendering } from './rendering.ts';

type DraftRow = Extract<RenderRow, { kind: 'draft' }>;

/** Comparisons that one draft asks for: with the drafts of so many rounds before it. */
const MOST_PAIRS = 50;

/**
 * Makes a draft readable, marks it so, and asks for what can now be compared: in this order, each step safe to repeat, so
 * that a run which dies leaves nothing undone. Gives what it came to, for the log.
 */
export async function renderDraft(rendering: Rendering, row: DraftRow): Promise<string> {
  const { table } = rendering;
  const { section, sha256, type } = row;
  const was = await readReadable(table, section, sha256);
  let outcome = 'was there';
  if (was === null || !isFinal(was)) {
    // A restore may have taken it away since.
    if ((await findDraft(table, section, sha256)) === null) return 'no draft of the section';
    const bytes = await rendering.readDraft(section, sha256);
    const item = await itemOf(rendering, row, await rendering.convert(bytes, type));
    // Somebody else was faster where it is not written; what they wrote stands.
    await writeReadable(table, section, item, was);
    outcome = item.state === 'readable' ? 'readable' : item.why;
  }
  const { pairs } = await missingRenders(table, section);
  const own = pairs.filter(({ older, newer }) => older === sha256 || newer === sha256);
  await askForEach(rendering, section, own, MOST_PAIRS);
  return outcome;
}

async function itemOf(
  { store }: Rendering,
  { section, sha256 }: DraftRow,
  draft: Awaited<ReturnType<Rendering['convert']>>,
): Promise<ReadableItem> {
  if ('unreadable' in draft) return unreadable(sha256, draft);
  const { index } = draft;
  // A process that a hostile file took over could answer for another draft.
  if (index.draft !== sha256 || index.converter !== CONVERTER) throw new ReadingFault('of another draft');
  const { converter, counts, notShown } = index;
  return {
    state: 'readable',
    sha256,
    converter,
    index: await store.putReadable(section, draft),
    counts,
    notShown,
  };
}

/** What only the reader failed on is tried again: another run may have more luck. */
function unreadable(sha256: string, { unreadable: why, fault }: Unreadable): ReadableItem {
  if (why === 'fault') throw new ReadingFault(fault ?? 'unknown');
  return { state: 'unreadable', sha256, converter: CONVERTER, why };
}

/** What is written of a draft that was given up. */
export async function giveUpDraft(
  { table }: Rendering,
  { section, sha256 }: DraftRow,
  why: 'too-much' | 'fault',
): Promise<void> {
  const item: ReadableItem = { state: 'unreadable', sha256, converter: CONVERTER, why };
  await writeReadable(table, section, item, await readReadable(table, section, sha256));
}
