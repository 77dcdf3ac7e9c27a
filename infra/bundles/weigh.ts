import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importColdly, MOST_BESIDE_FLOOR, ratioOf } from './cold-imports.ts';
import { faultOf, readRecorded, type Weight, weighFunctions, weighThreads } from './weights.ts';

/**
 * `npm run weigh`: prints what each deployed function weighs and what loading it costs beside its bare floor. Fails over
 * a limit, on growth beyond what is recorded, or when there is no function. `-- --record` records what is weighed now.
 */
const recordedFile = join(import.meta.dirname, 'recorded.json');
const functions = await weighFunctions();
const threads = await weighThreads(functions);
const weights = [...functions, ...threads];
if (process.argv.includes('--record')) record(weights);
const recorded = readRecorded(readFileSync(recordedFile, 'utf8'));
const cold = new Map((await importColdly(functions.map(({ file }) => file))).map((one) => [one.name, one]));

const cells = (...all: (number | string)[]) =>
  all.map((one) => (typeof one === 'number' ? one.toFixed(1) : one).padStart(10)).join('');
console.log(
  `${'function'.padEnd(16)}${cells('kB whole', 'own', 'recorded', 'limit', 'floor ms', 'cold ms', 'ratio', 'same ms', 'ratio')}`,
);
let faults = functions.length === 0 ? 1 : 0;
for (const weight of functions) {
  const { name, whole, own, limit } = weight;
  const one = cold.get(name);
  if (one === undefined) throw new Error(`${name} was not loaded`);
  const ratio = ratioOf(one);
  const found = [
    faultOf(weight, recorded.get(name)),
    ratio > MOST_BESIDE_FLOOR ? `over ${MOST_BESIDE_FLOOR} after ${one.tries} tries` : null,
  ].filter((fault) => fault !== null);
  const figures = cells(
    whole,
    own,
    recorded.get(name) ?? 'none',
    limit,
    one.floor,
    one.own,
    ratio.toFixed(2),
    one.sameFloor,
    (one.own / one.sameFloor).toFixed(2),
  );
  console.log(`${name.padEnd(16)}${figures}${found.map((fault) => `  ${fault}`).join('')}`);
  faults += found.length;
}
for (const thread of threads) {
  const found = faultOf(thread, recorded.get(thread.name));
  const figures = cells(thread.whole, thread.own, recorded.get(thread.name) ?? 'none', thread.limit);
  console.log(
    `${thread.name.padEnd(16)}${figures}  ${thread.name.endsWith('-writer') ? 'when asked' : 'a thread'}${found === null ? '' : `  ${found}`}`,
  );
  faults += found === null ? 0 : 1;
}
console.log(
  'kB of 1000 bytes; own: without the AWS SDK. Milliseconds of processor time to load it in a new process, best of 5 or more;',
);
console.log(
  'the floor is an empty handler with the same AWS clients, bundled with esbuild’s plain options, and is what the limit is of;',
);
console.log('same: that handler bundled as the functions are, which shows what their own code adds.');
if (functions.length === 0) console.error('no deployed functions found in functions/deployed');
process.exitCode = faults === 0 ? 0 : 1;

function record(all: readonly Weight[]): void {
  const own = Object.fromEntries(all.map(({ name, own: kB }) => [name, Number(kB.toFixed(1))]));
  writeFileSync(recordedFile, `${JSON.stringify(own, null, 2)}\n`);
}
