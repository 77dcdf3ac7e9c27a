import type { DraftType } from '../draft-types.ts';
import { CollectedDraft } from './collected-draft.ts';
import { readDocx } from './docx/read-docx.ts';
import type { DraftReading, Unreadable } from './draft-reading.ts';
import { makeChunks, type ReadableDraft } from './make-chunks.ts';
import { readMarkdown } from './markdown/read-markdown.ts';

/**
 * Makes a draft readable. The same bytes give the same chunks, unless `isEnough` cuts them short. Some hostile files
 * take longer than any limit in here: it is run in a process that can be ended (`convertApart`).
 */
export async function convertDraft(
  bytes: Uint8Array,
  type: DraftType,
  isEnough: () => boolean,
): Promise<ReadableDraft | Unreadable> {
  const reading = await readAs(type, bytes, new CollectedDraft(isEnough));
  return 'read' in reading ? makeChunks(reading.read, { bytes, type }) : reading;
}

async function readAs(type: DraftType, bytes: Uint8Array, draft: CollectedDraft): Promise<DraftReading> {
  switch (type) {
    case 'docx':
      return readDocx(bytes, draft);
    case 'markdown':
      return readMarkdown(bytes, draft);
    case 'pdf': {
      // Its library weighs ten times all others: loaded where there is a PDF.
      const { readPdf } = await import('./pdf/read-pdf.ts');
      return readPdf(bytes, draft);
    }
  }
}
