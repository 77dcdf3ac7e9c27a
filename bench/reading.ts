import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as v from 'valibot';
import { bundling } from '../infra/bundles/options.ts';
import { longDocx, longDraft } from '../samples/readable/long-draft.ts';
import { paragraph } from '../samples/readable/word-xml.ts';
import { planText, dice } from '../samples/readable/plan-words.ts';
import { wordFile } from '../samples/readable/word-package.ts';

/**
 * `npm run bench:reading`: what the process takes that makes drafts readable and compares them, as it is deployed, from its
 * start to its answer: the best of three, in seconds, and the most memory that the kernel saw.
 */
const folder = mkdtempSync(join(tmpdir(), 'paraf-bench-'));
const program = join(folder, 'reading-process.mjs');
buildSync({ ...bundling, entryPoints: ['functions/deployed/reading-process.ts'], outfile: program });

const Chunks = v.object({ chunks: v.array(v.instance(Uint8Array)) });

async function ask(task: Record<string, unknown>): Promise<{ answer: unknown; ms: number; mb: number }> {
  const began = performance.now();
  const child = fork(program, [], {
    serialization: 'advanced',
    env: {},
    execArgv: ['--max-old-space-size=700'],
  });
  const answer = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  child.send(task);
  const given = await answer;
  const ms = performance.now() - began;
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  child.kill('SIGKILL');
  return { answer: given, ms, mb: Number(peak) / 1000 };
}

async function row(what: string, task: Record<string, unknown>, target: number): Promise<unknown> {
  const runs = [await ask(task), await ask(task), await ask(task)];
  const [best] = runs.toSorted((a, b) => a.ms - b.ms);
  const mb = Math.max(...runs.map((it) => it.mb));
  const s = (best?.ms ?? 0) / 1000;
  console.log(
    `${what.padEnd(58)} ${s.toFixed(2)} s (< ${target})  ${mb.toFixed(0)} MB  ${s < target ? 'met' : 'missed'}`,
  );
  if (s >= target) process.exitCode = 1;
  return best?.answer;
}

const next = dice(5);
const five = wordFile({ body: Array.from({ length: 60 }, () => paragraph(planText(next, 45))).join('') });
const items = longDraft(3);
const edited = items.filter((_, i) => i % 200 !== 7);
const docx = (bytes: Uint8Array) => ({ bytes, type: 'docx' });
try {
  await row('five pages, the median of offices', docx(five), 1);
  const older = v.parse(Chunks, await row('200 pages', docx(longDocx(items)), 6)).chunks;
  const newer = v.parse(Chunks, (await ask(docx(longDocx(edited)))).answer).chunks;
  const other = v.parse(Chunks, (await ask(docx(longDocx(longDraft(4))))).answer).chunks;
  await row('200 pages compared, some taken out', { older, newer }, 1);
  await row('200 pages compared with 200 others', { older, newer: other }, 5);
} finally {
  rmSync(folder, { recursive: true });
}
