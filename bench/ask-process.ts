import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Framed, framed, unframed } from '../functions/documents/readable/framed.ts';

export interface Asked extends Framed {
  /** From its start to its end. */
  readonly ms: number;
  /** Of processor time, as far as it was seen before the end. */
  readonly cpuMs: number;
  /** The most memory that the kernel saw, in megabytes. */
  readonly mb: number;
}

/** Gives a process of its own this task, as the renderer does. */
export async function askProcess(program: string, task: Framed): Promise<Asked> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-old-space-size=700', program], {
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let [mb, cpuMs] = [0, 0];
  const watch = (async () => {
    while (child.exitCode === null && child.signalCode === null) {
      mb = Math.max(mb, Number(/VmHWM:\s+(\d+) kB/.exec(told(child.pid, 'status'))?.[1] ?? 0) / 1000);
      cpuMs = Math.max(cpuMs, cpuIn(told(child.pid, 'stat')));
      await pause(10);
    }
  })();
  for (const piece of framed(task)) child.stdin.write(piece);
  child.stdin.end();
  const answer = unframed(await buffer(child.stdout));
  const ms = performance.now() - began;
  await watch;
  return { ...answer, ms, cpuMs, mb };
}

/** What Linux says of a process; nothing elsewhere, or once it is gone. */
function told(pid: number | undefined, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Milliseconds in user and system mode: the 12th and 13th figure after the name (proc_pid_stat(5)), in hundredths. */
function cpuIn(stat: string): number {
  const figures = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(figures[11] ?? 0) + Number(figures[12] ?? 0)) * 10;
}
