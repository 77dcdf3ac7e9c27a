import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Calls `end` once when the npm that runs this script is gone. It hands a signal on to its shell alone, or to nobody, and
 * ends; what the shell had started would stay, and hold the ports and the data folder.
 */
export function endWithNpm(end: () => void, environment: Readonly<Record<string, string | undefined>>): void {
  if (environment['npm_lifecycle_event'] === undefined) return;
  const above = parents();
  const timer = setInterval(() => {
    if (parents() === above) return;
    clearInterval(timer);
    end();
  }, EVERY_MS);
  timer.unref();
}

/** The process above this one, npm's shell, and where the system tells it the one above that. */
function parents(): string {
  const { ppid } = process;
  try {
    const stat = readFileSync(`/proc/${ppid}/stat`, 'utf8');
    // proc(5): the second field is the name in brackets and may hold anything; the parent is field 4.
    return `${ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(ppid);
  }
}
