import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../cli/run-command.ts';
import { wordFile } from '../../samples/readable/word-package.ts';
import { paragraph, run, styled, usualStyles } from '../../samples/readable/word-xml.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const sasaran = 'Sasaran program ini ialah seluruh warga di dua puluh delapan kecamatan.';
const draft = (...texts: string[]): string => {
  const path = join(temporaryFolder(), 'draf.docx');
  const body =
    styled('Heading1', 'Sasaran') +
    texts.map((text) => paragraph(text)).join('') +
    paragraph(run('x', '<w:vanish/>'));
  writeFileSync(path, wordFile({ styles: usualStyles, body }));
  return path;
};

async function typed(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand(words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    connect: () => {
      throw new Error('no Paraf need run');
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('read', () => {
  test('prints what reviewers will read of a file, and what they will not see', async () => {
    const { code, out } = await typed('read', draft(sasaran));
    expect(code).toBe(0);
    expect(out).toContain('2 blocks, 0 pictures.\n1 text that the document hides is not shown.');
    expect(out).toContain(`# Sasaran\n${sasaran}`);
  });

  test('prints what is different from another file', async () => {
    const [older, newer] = [
      draft(sasaran, 'Ini dihapus kemudian.'),
      draft(sasaran.replace('dua puluh delapan', 'semua')),
    ];
    const { out } = await typed('read', newer, '--compare', older);
    expect(out).toBe(
      [
        '1 paragraph changed, 1 removed.',
        'changed: Sasaran program ini ialah seluruh warga di [-dua puluh delapan -]{+semua +}kecamatan.',
        'removed: [-Ini dihapus kemudian.-]',
      ].join('\n'),
    );
  });

  test('says why a file is not taken, or is not there', async () => {
    const path = join(temporaryFolder(), 'draf.pdf');
    writeFileSync(path, 'bukan PDF');
    expect(await typed('read', path)).toMatchObject({
      code: 1,
      err: expect.stringContaining('draf.pdf is not taken as a draft.'),
    });
    expect(await typed('read', '/tmp/no-such-file.docx')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
    expect(await typed('read')).toMatchObject({ code: 2 });
  });
});
