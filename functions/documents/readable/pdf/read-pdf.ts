import { getDocumentProxy } from 'unpdf';
import { type CollectedDraft, Enough } from '../collected-draft.ts';
import type { DraftReading } from '../draft-reading.ts';
import { guessHeadings } from '../guess-headings.ts';
import { type Line, linesOf } from './lines-of.ts';
import { paragraphsOf } from './paragraphs-of.ts';
import { usualHeight } from './usual-height.ts';

/** A page with fewer letters is a picture of one, with a stamp or a number at most. */
const SCANNED_BELOW = 20;

/**
 * Reads a PDF as paragraphs under their pages. A PDF has no paragraphs, only places of letters: where they begin and
 * end is guessed from the lines, and the page says "text only".
 */
export async function readPdf(bytes: Uint8Array, draft: CollectedDraft): Promise<DraftReading> {
  // It takes the bytes over, hence the copy.
  const task = getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    maxImageSize: 1,
  });
  let pdf: Awaited<typeof task>;
  try {
    pdf = await task;
  } catch (fault) {
    const isLocked = fault instanceof Error && fault.name === 'PasswordException';
    return { unreadable: isLocked ? 'encrypted' : 'damaged' };
  }
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (draft.isEnough()) {
      draft.say('cut');
      break;
    }
    pages.push(await linesOfPage(pdf, number, draft));
  }
  draft.pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  try {
    give(pages, draft);
  } catch (fault) {
    if (!(fault instanceof Enough)) throw fault;
  }
  guessHeadings(draft.blocks);
  return { read: draft };
}

async function linesOfPage(
  pdf: Awaited<ReturnType<typeof getDocumentProxy>>,
  number: number,
  draft: CollectedDraft,
): Promise<Line[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return linesOf(items.filter((item) => 'str' in item));
  } catch {
    // One broken page does not take the others away.
    draft.say('damaged-parts');
    return [];
  }
}

function give(pages: readonly Line[][], draft: CollectedDraft): void {
  const usual = usualHeight(pages.flat());
  for (const [index, lines] of pages.entries()) {
    const letters = lines.reduce((sum, { text }) => sum + text.trim().length, 0);
    const scanned = letters < SCANNED_BELOW;
    if (scanned) draft.say('scanned-pages');
    draft.add({ kind: 'page', page: index + 1, ...(scanned && { scanned: true as const }) });
    for (const { text, height } of paragraphsOf(lines)) {
      const isLarge = height >= usual * 1.15 && text.length <= 120 && /\p{L}{2}/u.test(text);
      const runs = [{ text }];
      if (isLarge) draft.add({ kind: 'heading', level: height >= usual * 1.5 ? 1 : 2, guessed: true, runs });
      else draft.add({ kind: 'paragraph', runs });
    }
  }
}
