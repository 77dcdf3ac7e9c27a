import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that Paraf keeps in a data folder. Whatever else lies there is not ours to touch. */
const OURS = [
  'children.json',
  'clock-move.json',
  'clock.json',
  'database.json',
  'documents',
  'dynamodb',
  'dynoxide',
  'failures',
  'holder.json',
  'import-unfinished',
  'lock',
  'logs',
  'mail',
  'runtime.json',
  'stream-positions.json',
];

/** From now on no other account of this machine may read what this process and its children make (umask(2)). */
export function makePrivately(): void {
  process.umask(0o077);
}

/** Takes a data folder of a former release, which others could read, from them. Elsewhere than on Unix it does nothing. */
export function makePrivate(dataDir: string): void {
  if (process.platform === 'win32') return;
  take(dataDir, 0o700);
  for (const name of readdirSync(dataDir))
    if (OURS.includes(name.replace(/\.new$/, ''))) takeAll(join(dataDir, name));
}

function takeAll(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) take(path, 0o600, found.mode);
  if (!found?.isDirectory()) return;
  take(path, 0o700, found.mode);
  for (const name of readdirSync(path)) takeAll(join(path, name));
}

function take(path: string, mode: number, now = lstatSync(path).mode): void {
  if ((now & 0o777) === mode) return;
  try {
    chmodSync(path, mode);
  } catch (fault) {
    // It is another account's, as with some mounted folders: then it is that one's to close.
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EPERM')) throw fault;
  }
}
