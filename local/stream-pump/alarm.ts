/** Wakes whoever sleeps by it. */
export interface Alarm {
  ring(): void;
  /** Ends after so many milliseconds, when it rings, or when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Rings so far. */
  readonly rung: number;
}

export function alarm(): Alarm {
  const sleepers = new Set<() => void>();
  let rung = 0;
  return {
    get rung() {
      return rung;
    },
    ring() {
      rung += 1;
      for (const wake of sleepers) wake();
    },
    sleep: (ms, signal) =>
      new Promise((done) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          done();
        };
        const timer = setTimeout(wake, signal.aborted ? 0 : ms);
        sleepers.add(wake);
        signal.addEventListener('abort', wake);
      }),
  };
}
