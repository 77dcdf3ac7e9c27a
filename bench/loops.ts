import { setTimeout as pause } from 'node:timers/promises';

/** One thing done: when it was asked for (epoch milliseconds), how long it took, and what went wrong, if anything. */
export interface Timed {
  readonly at: number;
  readonly ms: number;
  readonly fault: string | null;
}

/**
 * Open loop: asks for one thing every 1/`perSecond` seconds, whether or not those before are done. The time of each
 * runs from when it was due, so that a stall counts for all who would have come in the meantime.
 */
export async function paced<T>(
  things: readonly T[],
  perSecond: number,
  act: (thing: T) => Promise<void>,
): Promise<Timed[]> {
  const begun = performance.now();
  const running: Promise<Timed>[] = [];
  for (const [i, thing] of things.entries()) {
    const due = begun + (i * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    running.push(timed(() => act(thing), due));
  }
  return Promise.all(running);
}

/** Closed loop: `hands` at once, each doing the next thing as soon as it has done one. In the order of ending. */
export async function flatOut<T>(
  things: readonly T[],
  hands: number,
  act: (thing: T) => Promise<void>,
): Promise<Timed[]> {
  const left = things[Symbol.iterator]();
  const all: Timed[] = [];
  const hand = async () => {
    for (const thing of left) all.push(await timed(() => act(thing), performance.now()));
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return all;
}

/** Does all, a few at a time; the first fault is thrown. */
export async function each<T>(
  things: readonly T[],
  hands: number,
  act: (thing: T) => Promise<void>,
): Promise<void> {
  const left = things[Symbol.iterator]();
  const hand = async () => {
    for (const thing of left) await act(thing);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}

async function timed(act: () => Promise<void>, due: number): Promise<Timed> {
  let fault: string | null = null;
  const at = performance.timeOrigin + due;
  try {
    await act();
  } catch (met) {
    fault = met instanceof Error ? `${met.name}: ${met.message}` : String(met);
  }
  return { at, ms: performance.now() - due, fault };
}

/** The value that this share (0 to 1) of all lie at or below; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
