import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bareFloor } from './bare-floor.ts';
import { bundling, plainBundling } from './options.ts';

/**
 * What it takes a new process to load a function, and its bare floor: milliseconds of processor time (waiting for a busy
 * machine does not count), the best of `tries` each. `floor` is what an empty handler with the same clients costs whoever
 * writes one; `sameFloor` is the same handler, bundled as the functions are, so it shows what our own code adds.
 */
export interface ColdImport {
  readonly name: string;
  readonly floor: number;
  readonly sameFloor: number;
  readonly own: number;
  readonly tries: number;
}

export const ratioOf = ({ floor, own }: Pick<ColdImport, 'floor' | 'own'>): number => own / floor;

/** What a function may cost at a cold start, beside its floor. */
export const MOST_BESIDE_FLOOR = 1.25;

/** At least so many tries; a machine that is busy with something else gets more, until the ratio is seen to hold. */
const FEWEST = 5;
const MOST = 25;

/**
 * Loads each deployed function and its floors, turn by turn, each time in a process of its own. Noise only ever adds, so
 * the best of each counts; the turns are interleaved, so that all see the same machine.
 */
export async function importColdly(files: readonly string[]): Promise<ColdImport[]> {
  mkdirSync('cdk.out', { recursive: true });
  const folder = mkdtempSync(resolve('cdk.out/cold-'));
  try {
    const imports: ColdImport[] = [];
    for (const file of files) imports.push(await measure(file, folder));
    return imports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(file: string, folder: string): Promise<ColdImport> {
  const name = basename(file, '.ts');
  const own = join(folder, `${name}.mjs`);
  const floor = join(folder, `${name}.floor.mjs`);
  const sameFloor = join(folder, `${name}.same-floor.mjs`);
  const { metafile } = await build({ ...bundling, entryPoints: [file], outfile: own, metafile: true });
  const stdin = { contents: bareFloor(metafile), resolveDir: process.cwd(), loader: 'ts' } as const;
  await build({ ...plainBundling, stdin, outfile: floor });
  await build({ ...bundling, stdin, outfile: sameFloor });
  const none = Number.POSITIVE_INFINITY;
  const best = { floor: none, sameFloor: none, own: none };
  for (let tries = 1; ; tries += 1) {
    best.floor = Math.min(best.floor, load(floor));
    best.sameFloor = Math.min(best.sameFloor, load(sameFloor));
    best.own = Math.min(best.own, load(own));
    if (tries >= MOST || (tries >= FEWEST && ratioOf(best) <= MOST_BESIDE_FLOOR))
      return { name, ...best, tries };
  }
}

const LOAD = [
  'const before = process.cpuUsage();',
  'await import(process.argv[1]);',
  'const { user, system } = process.cpuUsage(before);',
  'console.log((user + system) / 1000);',
].join('\n');

/** What a function finds in its environment; nothing is called. */
const environment = {
  TABLE: 'paraf',
  BUCKET: 'paraf',
  STATE_MACHINES: '{"section":"arn:aws:states:ap-southeast-3:123456789012:stateMachine:paraf"}',
  SENDER: 'masterplan@kominfo.example',
  BASE_URL: 'https://paraf.example',
  ISSUER: 'https://cognito-idp.ap-southeast-3.amazonaws.com/ap-southeast-3_none',
  CLIENT_ID: 'none',
  CONFIGURATION_SET: '',
  LEASE_SECONDS: '120',
  RENDER_LEASE_SECONDS: '120',
  FIRST_TRY_SECONDS: '120',
  MOVE_SECONDS: '180',
  REFUSED_SECONDS: '60',
  MAILS_PER_SECOND: '0',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

const load = (file: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', LOAD, file], {
      env: environment,
      encoding: 'utf8',
    }),
  );
