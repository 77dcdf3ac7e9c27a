import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started take of this machine. */
export interface Taken {
  /** Resident memory of all of them, in MB. */
  readonly mb: number;
  /** Processor time so far, in milliseconds: of the process itself, and of those that it started. */
  readonly ownMs: number;
  readonly othersMs: number;
}

/** The unit of processor time in /proc on every Linux that Node runs on. */
const MS_PER_TICK = 10;

/** Linux only: null where the system does not tell. */
export function takenBy(pid: number | undefined): Taken | null {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => look(name) ?? []);
    const own = all.find((one) => one.pid === pid);
    if (own === undefined) return null;
    const others = startedBy(own.pid, all);
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    return {
      mb: sum([own, ...others].map(({ mb }) => mb)),
      ownMs: own.ms,
      othersMs: sum(others.map(({ ms }) => ms)),
    };
  } catch {
    return null;
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
  readonly mb: number;
}

/** Null where it has ended in the meantime. */
function look(name: string): Process | null {
  try {
    // The name in parentheses may hold anything; what follows the last of them are numbers.
    const [, parent, ...fields] = (readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '').split(
      ' ',
    );
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    return {
      pid: Number(name),
      parent: Number(parent),
      ms: (Number(fields[9]) + Number(fields[10])) * MS_PER_TICK,
      mb: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024,
    };
  } catch {
    return null;
  }
}

function startedBy(pid: number, all: readonly Process[]): Process[] {
  const own = all.filter(({ parent }) => parent === pid);
  return own.flatMap((one) => [one, ...startedBy(one.pid, all)]);
}

/** Processor time between two looks, of each of so many decisions. */
export function spentOf(before: Taken | null, after: Taken | null, decisions: number) {
  if (before === null || after === null) return null;
  const ofEach = (ms: number) => ms / decisions;
  return {
    ownMs: ofEach(after.ownMs - before.ownMs),
    othersMs: ofEach(after.othersMs - before.othersMs),
  };
}
