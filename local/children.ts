import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { commandLine, processIdentity } from './process-identity.ts';

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  pid: number;
  /** Resolves when the child is gone, asked to or not. Never rejects. */
  exited: Promise<ChildExit>;
  /** Asks it to end, and makes it after its grace. Safe to repeat. */
  stop(): Promise<void>;
}

const Recorded = v.array(
  v.object({ name: v.string(), pid: v.number(), identity: v.string(), marker: v.string() }),
);
type Recorded = v.InferOutput<typeof Recorded>;

const GRACE_MS = 5000;

// The child's standard input is a pipe that only we hold: when we die, however we die, it closes, and the watcher
// beside the child ends it. `exec` keeps the child's pid that of the shell which we started.
const DIE_WITH_PARENT = 'exec 4<&0; (cat <&4 >/dev/null; kill $$) & exec 4<&-; exec "$@" </dev/null';

/**
 * Starts a program that dies with this process, and notes it in the data folder for `endLeftovers`.
 * Its output goes straight to the file `log`: nothing can block on a pipe that nobody reads.
 * `marker` is a piece of its command line by which a leftover is recognised. Ctrl-C in a terminal does not reach
 * it (it has a process group of its own): it is ours to stop, after those who still use it.
 * @throws Error when the program cannot be started
 */
export async function startChild(options: {
  dataDir: string;
  name: string;
  command: string;
  args: readonly string[];
  marker: string;
  log: string;
  cwd: string;
  graceMs?: number;
}): Promise<Child> {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a');
  const child = spawn('sh', ['-c', DIE_WITH_PARENT, 'sh', options.command, ...options.args], {
    cwd: options.cwd,
    stdio: ['pipe', log, log],
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  child.stdin?.on('error', () => {});
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  const identity = processIdentity(pid);
  if (identity !== null) {
    const entry = { name: options.name, pid, identity, marker: options.marker };
    record(options.dataDir, (all) => [...all, entry]);
  }
  const forget = () => record(options.dataDir, (all) => all.filter((one) => one.pid !== pid));
  return {
    pid,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), options.graceMs ?? GRACE_MS);
        await exited;
        clearTimeout(late);
      }
      forget();
    },
  };
}

/**
 * Ends the children that a former holder of this data folder left behind (kill -9, power cut), and says their names.
 * A pid is touched only where both its start time and its command line are those we noted.
 * Call it while holding the data folder.
 */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const ended: string[] = [];
  for (const { name, pid, identity, marker } of recorded(dataDir)) {
    const alive = () => processIdentity(pid) === identity;
    if (!alive() || !commandLine(pid)?.includes(marker)) continue;
    signal(pid, 'SIGTERM');
    for (let waited = 0; alive() && waited < GRACE_MS; waited += 20) await pause(20);
    if (alive()) signal(pid, 'SIGKILL');
    while (alive()) await pause(20);
    ended.push(name);
  }
  record(dataDir, () => []);
  return ended;
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It went by itself in between.
  }
}

function recorded(dataDir: string): Recorded {
  try {
    return v.parse(Recorded, JSON.parse(readFileSync(join(dataDir, 'children.json'), 'utf8')));
  } catch {
    return [];
  }
}

function record(dataDir: string, change: (all: Recorded) => Recorded): void {
  const file = join(dataDir, 'children.json');
  writeFileSync(`${file}.new`, JSON.stringify(change(recorded(dataDir))));
  renameSync(`${file}.new`, file);
}
