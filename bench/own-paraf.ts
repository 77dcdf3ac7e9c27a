import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { freePort } from '../local/ports.ts';
import { type Taken, takenBy } from './processes.ts';

const root = join(import.meta.dirname, '..');
const PATIENCE_MS = 600_000;

/** A Paraf in a process of its own, as `npm start` runs it. */
export interface OwnParaf {
  readonly base: string;
  readonly mailbox: string;
  /** From its start to its first 200 at `/healthz`, in milliseconds. */
  readonly healthyMs: number;
  /** When it was started, as `performance.now()` has it. */
  readonly begun: number;
  /** What it and its database take; null where the system does not tell. */
  taken(): Taken | null;
  stop(): Promise<void>;
}

/** Starts it on this data folder, with this plan file where it is new, and waits until it is healthy. Throws with what it printed where it ends before. */
export async function startOwnParaf(
  dataDir: string,
  sample = 'none',
  settings: Readonly<Record<string, string>> = {},
): Promise<OwnParaf> {
  const port = await freePort();
  const mailboxPort = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: root,
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      MAILBOX_PORT: String(mailboxPort),
      DATA_DIR: dataDir,
      SAMPLE: sample,
      // A few people decide on all sections within minutes.
      MAILS_PER_HOUR: '1000000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      printed += String(text);
    });
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Ctrl-C reaches this process only: the child leads a group of its own.
  const end = () => signal(child, 'SIGINT');
  process.once('exit', end);
  const base = `http://127.0.0.1:${port}`;
  try {
    await healthy(`${base}/healthz`, child, () => printed);
  } catch (fault) {
    signal(child, 'SIGKILL');
    throw fault;
  }
  return {
    base,
    mailbox: `http://127.0.0.1:${mailboxPort}`,
    healthyMs: performance.now() - begun,
    begun,
    taken: () => takenBy(child.pid),
    stop: async () => {
      process.off('exit', end);
      end();
      await ended;
    },
  };
}

/** Those of `npm start`, which knows how much memory it needs. */
function startArguments(): string[] {
  const { scripts } = v.parse(Package, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return scripts.start.split(' ').slice(1);
}

const Package = v.object({ scripts: v.object({ start: v.pipe(v.string(), v.startsWith('node ')) }) });

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, name);
}

async function healthy(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`Paraf ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`Paraf was not up within ${PATIENCE_MS / 1000} seconds:\n${printed()}`);
}
