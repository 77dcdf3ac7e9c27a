import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { commandLine, processIdentity } from '../../local/process-identity.ts';

/** Command lines of all living processes that belong to the Paraf of this data folder: children inherit DATA_DIR. */
export function processesOf(dataDir: string): string[] {
  if (!existsSync('/proc/self/environ')) {
    const all = execFileSync('ps', ['axww', '-o', 'command='], { encoding: 'utf8' });
    return all.split('\n').filter((line) => line.includes(dataDir));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isOf(name, dataDir) && processIdentity(Number(name)) !== null)
    .map((pid) => `${pid} ${commandLine(Number(pid)) ?? ''}`);
}

function isOf(pid: string, dataDir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`DATA_DIR=${dataDir}`);
  } catch {
    return false;
  }
}

/** Waits until none is left, for the grace that a child has after its parent; returns those that stayed. */
export async function stillRunning(dataDir: string, ms = 10_000): Promise<string[]> {
  const until = Date.now() + ms;
  for (;;) {
    const left = processesOf(dataDir);
    if (left.length === 0 || Date.now() > until) return left;
    await new Promise((tick) => setTimeout(tick, 50));
  }
}
