import { execFile } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run paraf -- …` as a process of its own, against the runtime of this data folder. */
export const paraf = (dataDir: string, ...words: readonly string[]): Promise<CommandRun> =>
  runIn(root, dataDir, 'cli/paraf.ts', ...words);

/** Runs a file of a release as a process of its own, with this data folder. */
export function runIn(
  release: string,
  dataDir: string,
  file: string,
  ...words: readonly string[]
): Promise<CommandRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', file, ...words],
      {
        cwd: release,
        env: { ...process.env, DATA_DIR: dataDir },
        maxBuffer: 64 * 1024 * 1024,
        timeout: 60_000,
      },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, out, err });
      },
    );
  });
}
