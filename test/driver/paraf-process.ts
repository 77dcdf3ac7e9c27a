import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../local/ports.ts';

const root = join(import.meta.dirname, '../..');

/** A Paraf of its own, started as `npm start` does, in its own process group. */
export interface ParafProcess {
  readonly base: string;
  readonly mailbox: string;
  readonly dataDir: string;
  /** From being spawned to the first 200 of `/healthz`, in milliseconds. */
  readonly upAfterMs: number;
  /** All that it printed. */
  printed(): string;
  /** Ctrl-C: SIGINT to the whole group; resolves when it has ended, with its exit code. */
  stop(): Promise<number | null>;
  /** kill -9 of the whole group. */
  kill(): Promise<void>;
}

export interface ParafOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly mailboxPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder of the release to start; this one's, if not given. */
  readonly release?: string;
}

const PATIENCE_MS = 90_000;

/** Starts it and waits until `/healthz` answers; throws with what it printed where it ends before. */
export async function startParaf({
  dataDir,
  port,
  mailboxPort,
  environment,
  release = root,
}: ParafOptions): Promise<ParafProcess> {
  const web = port ?? (await freePort());
  const mail = mailboxPort ?? (await freePort());
  const spawnedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    cwd: release,
    detached: true,
    env: { ...process.env, PORT: String(web), MAILBOX_PORT: String(mail), DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += String(text);
  });
  child.stderr.on('data', (text) => {
    printed += String(text);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const base = `http://127.0.0.1:${web}`;
  await healthy(`${base}/healthz`, child, () => printed);
  return {
    base,
    mailbox: `http://127.0.0.1:${mail}`,
    dataDir,
    upAfterMs: performance.now() - spawnedAt,
    printed: () => printed,
    stop: async () => {
      signal(child, 'SIGINT');
      const late = setTimeout(() => signal(child, 'SIGKILL'), PATIENCE_MS);
      const code = await ended;
      clearTimeout(late);
      if (child.signalCode === 'SIGKILL')
        throw new Error(`Paraf did not end within ${PATIENCE_MS / 1000} s of Ctrl-C:\n${printed}`);
      return code;
    },
    kill: async () => {
      signal(child, 'SIGKILL');
      await ended;
    },
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, name);
}

async function healthy(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`Paraf ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((tick) => setTimeout(tick, 50));
  }
  signal(child, 'SIGKILL');
  throw new Error(`Paraf was not up within ${PATIENCE_MS / 1000} s:\n${printed()}`);
}
