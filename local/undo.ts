/** A part that takes longer than this to stop is left to end with the process: as safe as a kill, which loses nothing. */
const LONGEST_STOP_MS = 10_000;

/** What was started and is to be stopped: the last first, each once, and none keeps the others running. */
export class Undo {
  readonly #steps: { readonly name: string; readonly stop: () => unknown }[] = [];
  readonly #say: (line: string) => void;
  readonly #longestMs: number;
  begun = false;

  constructor(say: (line: string) => void, longestMs = LONGEST_STOP_MS) {
    this.#say = say;
    this.#longestMs = longestMs;
  }

  later(name: string, stop: () => unknown): void {
    this.#steps.push({ name, stop });
  }

  /** @throws the first fault, once all are done */
  async all(): Promise<void> {
    this.begun = true;
    const faults: unknown[] = [];
    for (const { name, stop } of this.#steps.splice(0).reverse()) {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(() => {
        this.#say(`${name} did not stop within ${this.#longestMs / 1000} s, and is left.`);
        late.resolve();
      }, this.#longestMs);
      const stopped = Promise.resolve()
        .then(stop)
        .then(
          () => {},
          (fault: unknown) => {
            faults.push(fault);
          },
        );
      await Promise.race([stopped, late.promise]);
      clearTimeout(timer);
    }
    if (faults.length > 0) throw faults[0];
  }
}
