import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareApart } from '../../../functions/documents/compare/compare-apart.ts';
import { convertApart } from '../../../functions/documents/readable/convert-apart.ts';
import { ReadingStopped } from '../../../functions/documents/readable/process-apart.ts';
import { bundling } from '../../../infra/bundles/options.ts';
import { officeFiles } from '../../../samples/readable/office-files.ts';
import { apart, blocksOf, readable } from './apart.ts';

const folder = mkdtempSync(join(tmpdir(), 'paraf-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function isGone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 20_000; waited += 200) {
    if (!isAlive(pid)) return true;
    await pause(200);
  }
  return false;
}

const bundle = (from: string, to: string): string => {
  const outfile = join(folder, to);
  buildSync({ ...bundling, entryPoints: [resolve(from)], outfile });
  return outfile;
};

describe('what reads a draft, as it is deployed', () => {
  let program = '';
  beforeAll(() => {
    program = bundle('functions/deployed/reading-process.ts', 'reading-process.mjs');
  });

  test('reads as the source does, with no file beside it', async () => {
    const [file] = officeFiles;
    const bytes = file?.bytes() ?? new Uint8Array();
    const [there, here] = [
      readable(await convertApart(bytes, 'docx', { program })),
      readable(await apart(bytes, 'docx')),
    ];
    expect(there.index).toEqual(here.index);
  });

  test('reads a PDF, whose library is loaded where there is one', async () => {
    const pdf = [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
      '4 0 obj<</Length 68>>stream\nBT /F1 12 Tf 20 300 Td (Rencana induk kota cerdas Bojonegoro) Tj ET \nendstream endobj',
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
      'trailer<</Root 1 0 R>>',
    ].join('\n');
    const draft = readable(await convertApart(Buffer.from(pdf), 'pdf', { program }));
    expect(blocksOf(draft).flatMap((it) => ('runs' in it ? it.runs.map(({ text }) => text) : []))).toEqual([
      'Rencana induk kota cerdas Bojonegoro',
    ]);
  });

  test('answers what it read, whatever a library prints meanwhile', async () => {
    const prints = "process.stdin.once('end', () => console.info('Info: of a library'))";
    const nodeArguments = ['--import', `data:text/javascript,${encodeURIComponent(prints)}`];
    const draft = readable(await convertApart(Buffer.from('Satu.'), 'markdown', { program, nodeArguments }));
    expect(blocksOf(draft)).toHaveLength(1);
  });

  test('compares two', async () => {
    const [older, newer] = await Promise.all(
      ['Satu.\n\nDua.', 'Satu.\n\nTiga.'].map(async (text) =>
        readable(await convertApart(Buffer.from(text), 'markdown', { program })),
      ),
    );
    const compared = await compareApart(older?.chunks ?? [], newer?.chunks ?? [], { program });
    expect(compared).toMatchObject({ summary: { added: 1, gone: 1 } });
    expect(await compareApart([Buffer.from('no blocks')], [], { program })).toEqual({
      notComparable: 'fault',
    });
  });
});

describe('what reads a draft', () => {
  test('is given up at once where the process stops, whatever it is busy with', async () => {
    writeFileSync(join(folder, 'busy.mjs'), "process.stdin.once('data', () => { for (;;); });\n");
    const stop = new AbortController();
    const reading = convertApart(new Uint8Array(), 'docx', {
      program: join(folder, 'busy.mjs'),
      stop: stop.signal,
    });
    setTimeout(() => stop.abort(), 300);
    await expect(reading).rejects.toThrow(ReadingStopped);
    const later = convertApart(new Uint8Array(), 'docx', {
      program: join(folder, 'busy.mjs'),
      stop: stop.signal,
    });
    await expect(later).rejects.toThrow(ReadingStopped);
  });

  test('ends with the process that began it, though that one is killed and it is busy', async () => {
    const ends = bundle('functions/documents/readable/end-with-parent.ts', 'end-with-parent.mjs');
    writeFileSync(
      join(folder, 'child.mjs'),
      `import { endWithParent } from '${ends}';\nendWithParent();\nprocess.send(process.pid);\nsetTimeout(() => { for (;;); }, 100);\n`,
    );
    writeFileSync(
      join(folder, 'parent.mjs'),
      `import { fork } from 'node:child_process';\nconst child = fork('${join(folder, 'child.mjs')}', { env: {} });\nchild.on('message', (pid) => console.log(pid));\nsetInterval(() => {}, 1000);\n`,
    );
    const parent: ChildProcess = spawn(process.execPath, [join(folder, 'parent.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(parent.stdout ?? process.stdin, 'data');
    const child = Number(String(line).trim());
    expect(isAlive(child)).toBe(true);
    await pause(500);
    parent.kill('SIGKILL');
    const gone = await isGone(child);
    if (!gone) process.kill(child, 'SIGKILL');
    expect(gone).toBe(true);
  }, 60_000);
});
