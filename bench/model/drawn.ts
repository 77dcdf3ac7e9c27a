import type { Spread } from './assumed.ts';

/** Numbers that come again with the same seed (mulberry32), from 0 to below 1. */
export function diceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 1.645 standard deviations lie below nineteen of twenty. */
const NINETEEN_OF_TWENTY = 1.645;

/** One time of a spread that is skewed as waits are (log-normal), in milliseconds. */
export function drawn({ half, late }: Spread, dice: () => number): number {
  const sigma = Math.log(late / half) / NINETEEN_OF_TWENTY;
  const normal = Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
  return half * Math.exp(sigma * normal);
}

/** The value that so large a share of the others does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
