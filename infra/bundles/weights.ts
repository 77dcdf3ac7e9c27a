import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { build, type Metafile } from 'esbuild';
import * as v from 'valibot';
import limits from './limits.json' with { type: 'json' };
import { bundling } from './options.ts';
import { workerEntries } from './worker-entries.ts';

const Limits = v.objectWithRest({ unit: v.string(), each: v.number() }, v.number());

/** One deployed function's bundle, in kB of 1000 bytes. */
export type Weight = { name: string; file: string; whole: number; own: number; limit: number };

/** What a function may grow beyond what is recorded of it, before somebody must say that it is worth it. */
const GROWTH = 1.05;

/** What is wrong with a weight beside its record (`npm run weigh -- --record`), or null. */
export function faultOf({ own, limit }: Weight, recorded: number | undefined): string | null {
  if (own > limit) return 'too heavy';
  if (recorded === undefined) return 'not recorded';
  return own > recorded * GROWTH ? 'grew; if that is worth it: npm run weigh -- --record' : null;
}

/** The record, in kB by name. */
export const readRecorded = (text: string): ReadonlyMap<string, number> =>
  new Map(Object.entries(v.parse(v.record(v.string(), v.number()), JSON.parse(text))));

const sdk = /node_modules\/(@aws-sdk|@smithy|@aws)\//;

/**
 * Bundles every functions/deployed/*.ts that exports a `handler`, with the stack's own options.
 * `own` leaves out the AWS SDK and whatever only the SDK brings in.
 */
export async function weighFunctions(folder = 'functions/deployed'): Promise<Weight[]> {
  const weights: Weight[] = [];
  for (const file of globSync(`${folder}/*.ts`).sort()) {
    const { metafile } = await build({
      ...bundling,
      entryPoints: [file],
      write: false,
      metafile: true,
      outdir: 'out',
    });
    const [output] = Object.values(metafile.outputs);
    if (output?.entryPoint === undefined || !output.exports.includes('handler')) continue;
    const name = basename(file, '.ts');
    weights.push({
      name,
      file,
      whole: output.bytes / 1000,
      own: ownBytes(metafile, output) / 1000,
      limit: limitOf(name),
    });
  }
  return weights;
}

/** The threads that these functions start: deployed beside them, and not loaded before they are needed. */
export async function weighThreads(functions: readonly Weight[]): Promise<Weight[]> {
  const threads = new Map<string, Weight>();
  for (const { file: starter } of functions) {
    const { metafile } = await build({
      ...bundling,
      entryPoints: [starter],
      write: false,
      metafile: true,
      outdir: 'out',
    });
    for (const { name, file } of workerEntries(metafile)) {
      const { outputFiles } = await build({ ...bundling, entryPoints: [file], write: false, outdir: 'out' });
      const kB = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0) / 1000;
      threads.set(name, { name, file, whole: kB, own: kB, limit: limitOf(name) });
    }
  }
  return [...threads.values()];
}

/** What is reached from the entry without passing through the SDK, plus the bundle's own frame. */
function ownBytes(metafile: Metafile, output: Metafile['outputs'][string]): number {
  const reached = new Set<string>();
  const waiting = [output.entryPoint ?? ''];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || sdk.test(path)) continue;
    reached.add(path);
    waiting.push(...(metafile.inputs[path]?.imports.map((found) => found.path) ?? []));
  }
  const sizes = Object.entries(output.inputs);
  const frame = output.bytes - sizes.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return (
    frame + sizes.reduce((sum, [path, { bytesInOutput }]) => sum + (reached.has(path) ? bytesInOutput : 0), 0)
  );
}

function limitOf(name: string): number {
  const { each, ...named } = v.parse(Limits, limits);
  const special = named[name];
  return typeof special === 'number' ? special : each;
}
