import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { bundledCode } from '../../infra/bundles/bundled-code.ts';
import { runApart, TooManyWaiting } from '../../functions/documents/apart/run-apart.ts';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';

const worker = new URL('./spinning-worker.ts', import.meta.url);
const apart = (deadlineMs: number, most = 1) =>
  runApart<string, string>({ worker, deadlineMs, memoryMb: 64, most });

describe('what a file decides the length of', () => {
  it('is ended at its deadline, while everything else goes on; the next is answered', async () => {
    const run = apart(1500);
    let turns = 0;
    const beat = setInterval(() => turns++, 20);
    expect(await run('spin')).toBe('too-slow');
    clearInterval(beat);
    // A loop that stood still would have had one turn.
    expect(turns).toBeGreaterThan(10);
    const patient = apart(20_000);
    expect(await patient('a')).toEqual({ answer: 'answered a' });
    expect(await patient('b')).toEqual({ answer: 'answered b' });
  });

  it('is ended where it takes more memory than it may', async () => {
    const run = apart(25_000);
    expect(await run('swell')).toBe('too-slow');
    expect(await run('swell-slowly')).toBe('too-slow');
    expect(await run('a')).toEqual({ answer: 'answered a' });
  });

  it('comes back as the fault that it was, and harms no other', async () => {
    const run = apart(20_000);
    await expect(run('throw')).rejects.toThrow(TypeError);
    expect(await run('a')).toEqual({ answer: 'answered a' });
  });

  it('sees nothing of the environment', async () => {
    expect(await apart(20_000)('environment')).toEqual({ answer: '' });
  });

  it('waits for its turn, and is a fault where too many wait', async () => {
    const run = apart(20_000);
    const all = Array.from({ length: 22 }, (_, at) => run(String(at)));
    const ended = await Promise.allSettled(all);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(21);
    expect(ended.at(-1)).toMatchObject({ reason: expect.any(TooManyWaiting) });
  });

  it('a check is answered by many at once', async () => {
    const uploads = Array.from({ length: 6 }, () => ({
      bytes: Buffer.from('%PDF-1.7\n'),
      fileName: 'a.pdf',
    }));
    expect(await Promise.all(uploads.map(checkDraft))).toEqual(uploads.map(() => ({ refused: 'damaged' })));
  });

  it('runs from the very files that are deployed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paraf-apart-'));
    const outdir = join(folder, 'out');
    const from = resolve('functions/documents/check/check-draft.ts');
    writeFileSync(
      join(folder, 'checks.ts'),
      `import { checkDraft } from '${from}';\nexport const handler = (fileName: string) => checkDraft({ bytes: Buffer.from('isi'), fileName });\n`,
    );
    bundledCode(folder, 'checks.ts').bind(new Stack(new App({ outdir }), 'code'));
    const [file = ''] = globSync(join(outdir, 'asset.*', 'index.mjs'));
    expect(
      globSync(join(dirname(file), '*'))
        .map((it) => it.split('/').at(-1))
        .sort(),
    ).toEqual(['check-worker.mjs', 'index.mjs']);
    const ask = `console.log((await (await import('${file}')).handler('a.md')).type)`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', ask], {
      env: {},
    });
    rmSync(folder, { recursive: true });
    expect(stdout.trim()).toBe('markdown');
  });
});
