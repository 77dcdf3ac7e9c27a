import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface EndedStart {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts Paraf with this environment and waits until it has ended by itself; `onOutput` sees what it prints. */
export function startAndEnd(
  environment: Readonly<Record<string, string | undefined>>,
  onOutput: (text: string, pid: number) => void = () => {},
): Promise<EndedStart> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
      cwd: root,
      detached: true,
      env: { ...process.env, PORT: '0', MAILBOX_PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += String(text);
      onOutput(out, child.pid ?? 0);
    });
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    // One that should have failed but runs would hold the test for ever.
    const late = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, 60_000);
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code, out, err });
    });
  });
}
