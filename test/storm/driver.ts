import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Dice } from './dice.ts';

/** A run of a handler, or a person at their page. `note` is whatever the watcher wants to know of it. */
export interface Process {
  readonly kind: string;
  readonly note: Record<string, unknown>;
}

export type Ending<T> =
  | { readonly ended: 'returned'; readonly value: T }
  | { readonly ended: 'threw'; readonly error: unknown }
  | { readonly ended: 'killed' };

/** Steps of the event loop's smallest kind between the first and the last of some calls side by side. */
const STEPS_APART = 300;

interface Parked {
  readonly at: number;
  readonly process: Live | null;
  readonly go: () => void;
}

interface Live extends Process {
  dead: boolean;
  /** Its calls that are under way: several, where it asks side by side. */
  calls: number;
  end: (() => void) | null;
}

/**
 * The clock of a storm and all that goes on in it. One process runs at a time, from one call to the next; whose turn
 * is next, the dice say. Time passes only here. A process that is killed never comes back from its call.
 */
export class Driver {
  readonly #dice: Dice;
  #now: number;
  /** What may go on now, in no order; and what must wait, latest first. */
  #ready: Parked[] = [];
  #later: Parked[] = [];
  #current: Live | null = null;
  readonly #running = new AsyncLocalStorage<Live>();
  #idle = Promise.withResolvers<void>();
  turns = 0;

  constructor(dice: Dice, start: string) {
    this.#dice = dice;
    this.#now = Date.parse(start);
  }

  nowMs = (): number => this.#now;
  now = (): string => new Date(this.#now).toISOString();

  /** Whose code this is: also of one that asks side by side, whose turn is over although another answer came. */
  get current(): Process | null {
    return this.#own();
  }

  #own(): Live | null {
    return this.#running.getStore() ?? this.#current;
  }

  /** Begins a process after `inMs`; `onEnd` hears how it ended. */
  spawn<T>(
    kind: string,
    body: () => Promise<T>,
    {
      inMs = 0,
      note = {},
      onEnd = () => {},
    }: { inMs?: number; note?: Record<string, unknown>; onEnd?: (ending: Ending<T>) => void } = {},
  ): void {
    const process: Live = { kind, note, dead: false, calls: 0, end: () => onEnd({ ended: 'killed' }) };
    this.#park(process, inMs, () => {
      void this.#running.run(process, body).then(
        (value) => this.#finish(process, () => onEnd({ ended: 'returned', value })),
        (error: unknown) => this.#finish(process, () => onEnd({ ended: 'threw', error })),
      );
    });
  }

  /** Does something after `inMs`, at once and undisturbed. */
  after(inMs: number, act: () => void): void {
    this.#park(null, inMs, () => {
      act();
      this.#idle.resolve();
    });
  }

  every(ms: number, act: () => void): void {
    this.after(ms, () => {
      act();
      this.every(ms, act);
    });
  }

  /** The current process waits so long, and whoever else's turn comes first goes first. */
  pause(ms: number): Promise<void> {
    const process = this.#own();
    if (process === null) throw new Error('nothing runs that could wait');
    if (process.dead) return new Promise(() => {});
    return new Promise((passed) => {
      this.#park(process, ms, passed);
      this.#endTurn(process);
    });
  }

  /** The current process is no more: its call never comes back. */
  die(): Promise<never> {
    const process = this.#own();
    if (process !== null) this.#kill(process);
    this.#endTurn(process);
    return new Promise(() => {});
  }

  /** Every process that waits is no more; `tell` hears of each first. */
  killAll(tell: (process: Process) => void): void {
    const waiting = [...this.#ready, ...this.#later].flatMap(({ process }) => process ?? []);
    for (const process of waiting) if (!process.dead) tell(process);
    for (const process of waiting) this.#kill(process);
    this.#ready = this.#ready.filter(({ process }) => process?.dead !== true);
    this.#later = this.#later.filter(({ process }) => process?.dead !== true);
  }

  /** Lets time pass, and whatever happens in it. */
  async run(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#ready.length > 0 ? this.#now : (this.#later.at(-1)?.at ?? Number.POSITIVE_INFINITY);
      if (next > until) break;
      this.#now = Math.max(this.#now, next);
      for (let due = this.#later.at(-1); due !== undefined && due.at <= this.#now; due = this.#later.at(-1)) {
        this.#ready.push(due);
        this.#later.pop();
      }
      await this.#turn(this.#dice.between(0, this.#ready.length - 1));
    }
    this.#now = Math.max(this.#now, until);
  }

  async #turn(place: number): Promise<void> {
    const chosen = this.#ready[place];
    const last = this.#ready.pop();
    if (chosen === undefined || last === undefined) return;
    if (chosen !== last) this.#ready[place] = last;
    const { process } = chosen;
    if (process?.dead === true) return;
    if (process !== null) process.calls -= 1;
    this.turns += 1;
    this.#idle = Promise.withResolvers();
    this.#current = process;
    chosen.go();
    // Whoever asks side by side may have to wait for another answer before it goes on.
    const waitsStill = process !== null && process.calls > 0;
    await Promise.race(waitsStill ? [this.#idle.promise, setImmediate()] : [this.#idle.promise]);
    // Of what it asks side by side, the last call may begin some steps after the first.
    for (let step = 0; step < STEPS_APART; step += 1) await null;
    this.#current = null;
  }

  #park(process: Live | null, ms: number, go: () => void): void {
    const at = this.#now + ms;
    if (process !== null) process.calls += 1;
    let [low, high] = [0, this.#later.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#later[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    this.#later.splice(low, 0, { at, process, go });
  }

  #finish(process: Live, tell: () => void): void {
    if (!process.dead) tell();
    process.dead = true;
    this.#endTurn(process);
  }

  #endTurn(process: Live | null): void {
    if (process === this.#current) this.#idle.resolve();
  }

  #kill(process: Live): void {
    if (process.dead) return;
    process.dead = true;
    process.end?.();
  }
}
