import { endWithNpm } from './end-with-npm.ts';

/** One Ctrl-C may arrive twice, from the terminal and from npm; a later one ends at once. */
const ONE_PRESS_MS = 1000;

export interface Ending {
  /** Ctrl-C was pressed: the process ends by itself, and what now fails was taken away from under its user. */
  readonly begun: boolean;
}

/**
 * From now on Ctrl-C ends this process: with 0 once all is stopped, with 1 where that fails. So do SIGTERM, SIGHUP (a terminal
 * that was closed), and either of them to the npm that runs it.
 */
export function endAtCtrlC(stop: () => Promise<void>, say: (line: string) => void): Ending {
  let since: number | null = null;
  const end = () => {
    if (since !== null) {
      if (Date.now() - since > ONE_PRESS_MS) process.exit(130);
      return;
    }
    since = Date.now();
    say('\nEnding …');
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  endWithNpm(() => {
    if (since === null) end();
  }, process.env);
  // Whoever read what is said may be gone: it ends in order all the same.
  for (const said of [process.stdout, process.stderr]) said.on('error', () => {});
  return {
    get begun() {
      return since !== null;
    },
  };
}
