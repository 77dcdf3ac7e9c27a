import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

const root = join(import.meta.dirname, '..');
const Package = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** The version, and the commit that is checked out (`unknown` where there is no git). */
export async function versionHere(): Promise<{ version: string; commit: string }> {
  const { version } = v.parse(Package, await readFile(join(root, 'package.json'), 'utf8'));
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: root });
    return { version, commit: stdout.trim() };
  } catch {
    return { version, commit: 'unknown' };
  }
}
