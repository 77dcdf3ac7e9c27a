import { readFileSync } from 'node:fs';
import { processesOf } from './processes-of.ts';

/** Linux counts in hundredths of a second, whatever the machine (proc(5), `_SC_CLK_TCK`). */
const TICK_MS = 10;

/** Milliseconds of a processor that the living processes of this data folder have used, by what each is. Linux only. */
export function processorTime(dataDir: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const line of processesOf(dataDir)) {
    const [pid = ''] = line.split(' ');
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the name in brackets and may hold anything; user and system time are fields 14 and 15.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      used.set(line, (Number(fields[11]) + Number(fields[12])) * TICK_MS);
    } catch {
      // It went in between.
    }
  }
  return used;
}
