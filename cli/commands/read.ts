import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import type { Block, ReadableIndex } from '../../functions/documents/readable/blocks.ts';
import { convertApart } from '../../functions/documents/readable/convert-apart.ts';
import { readChunk } from '../../functions/documents/readable/read-chunk.ts';
import { readingWords } from '../../functions/wording/en/reading.ts';
import { en } from '../../functions/wording/en.ts';
import { changedText } from '../changed-text.ts';
import { CannotDo, type Command, EXIT, flag, UsageFault } from '../command.ts';
import { readableText } from '../readable-text.ts';

const program = resolve(import.meta.dirname, '../../functions/deployed/reading-process.ts');

export const read: Command = {
  name: 'read',
  usage: 'read FILE [--compare FORMER]',
  summary: 'Prints what reviewers will read of a file on the page, and what they will not see.',
  more: [
    '--compare FORMER: prints what is different from another file instead, [-words that are gone-] and {+words that are new+}.',
    'The files are checked as at an upload. Nothing is kept, and no Paraf need run.',
  ],
  options: { compare: { type: 'string' } },
  async run(terminal, typed) {
    const [file, ...more] = typed.words;
    if (file === undefined || more.length > 0) throw new UsageFault('read takes one file.');
    const newer = await readFileOf(file);
    const former = flag(typed, 'compare');
    if (former !== undefined) {
      const older = await readFileOf(former);
      const { summary, entries } = compareDrafts(older.blocks, newer.blocks);
      terminal.out(`${readingWords.changes(summary)}.`);
      for (const line of changedText(entries, older.blocks, newer.blocks)) terminal.out(line);
      return EXIT.ok;
    }
    const { pages, words, blocks, images } = newer.index.counts;
    terminal.out(`${pages} pages, ${words} words, ${blocks} blocks, ${images} pictures.`);
    for (const { what, count } of newer.index.notShown) terminal.out(readingWords.notShown[what](count));
    for (const block of newer.blocks) terminal.out(readableText(block));
    return EXIT.ok;
  },
};

async function readFileOf(file: string): Promise<{ index: ReadableIndex; blocks: Block[] }> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotDo(`There is no file "${file}" that can be read.`);
  });
  const checked = await checkDraft({ bytes, fileName: basename(file) });
  if ('refused' in checked)
    throw new CannotDo(
      `${basename(file)} is not taken as a draft. ${en.refusals.files[checked.refused].sentence}`,
    );
  const draft = await convertApart(bytes, checked.type, { program, nodeArguments: ['--import', 'tsx'] });
  if ('unreadable' in draft)
    throw new CannotDo(`${basename(file)}: ${readingWords.unreadable[draft.unreadable]}`);
  const blocks = draft.index.chunks.flatMap(({ sha256 }, nth) =>
    readChunk(draft.chunks[nth] ?? new Uint8Array(), sha256),
  );
  return { index: draft.index, blocks };
}
