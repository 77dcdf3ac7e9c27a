import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

const START = /'\.\/([\w-]+-(?:worker|process|writer))\.ts'/g;

/**
 * The threads and processes that a bundled function starts, and what it loads only when asked, from its sources: a module
 * that does so names the code as `'./x-worker.ts'`, `'./x-process.ts'` or `'./x-writer.ts'`, and finds it bundled as
 * `x-worker.mjs` beside its own.
 */
export function workerEntries({ inputs }: Pick<Metafile, 'inputs'>): { name: string; file: string }[] {
  return Object.keys(inputs)
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules/'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(START)].map(([, name = '']) => ({
        name,
        file: join(dirname(file), `${name}.ts`),
      })),
    );
}
