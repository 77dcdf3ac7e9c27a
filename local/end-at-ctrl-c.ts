/** One Ctrl-C may arrive twice, from the terminal and from npm; a later one ends at once. */
const ONE_PRESS_MS = 1000;

export interface Ending {
  /** Ctrl-C was pressed: the process ends by itself, and what now fails was taken away from under its user. */
  readonly begun: boolean;
}

/** From now on Ctrl-C ends this process: with 0 once all is stopped, with 1 where that fails. */
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
  return {
    get begun() {
      return since !== null;
    },
  };
}
