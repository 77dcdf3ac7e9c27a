import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readableText } from '../../../cli/readable-text.ts';
import { checkDraft } from '../../../functions/documents/check/check-draft.ts';
import { officeFiles } from '../../../samples/readable/office-files.ts';
import { read } from './apart.ts';

const docs = readFileSync('docs/reading.md', 'utf8');

describe('what offices’ programs write', () => {
  test('is forty files and more', () => {
    expect(officeFiles.length).toBeGreaterThanOrEqual(40);
  });

  test.each(officeFiles.map((file) => [file.program, file.feature, file] as const))(
    '%s, %s: is shown as docs/reading.md says',
    async (program, feature, file) => {
      const { blocks, notShown } = await read(file.bytes());
      const lines = blocks.flatMap((block) => {
        const text = readableText(block).replace(/^\n/, '');
        return block.kind === 'table' ? text.split('\n') : [text];
      });
      expect(lines).toEqual(file.lines);
      expect(notShown).toEqual(file.notShown ?? {});
      expect(docs).toContain(`| ${program} | ${feature} | ${file.shown} |`);
    },
  );

  test.each(officeFiles.map((file) => [file.program, file.feature, file] as const))(
    '%s, %s: is a file that is taken as a draft',
    async (_, feature, file) => {
      const checked = await checkDraft({ bytes: file.bytes(), fileName: 'draf.docx' });
      // A package that keeps more than a picture of what it embeds is refused before anybody reads it.
      expect('refused' in checked ? `${feature}: ${checked.refused}` : '').toBe('');
    },
  );
});
