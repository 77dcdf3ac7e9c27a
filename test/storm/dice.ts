/** Everything random in a storm comes from one of these, so that a seed repeats it. */
export interface Dice {
  /** From 0 (with) to 1 (without). */
  next(): number;
  /** A whole number from `low` to `high`, both with. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  bytes(count: number): Uint8Array;
}

/** sfc32, seeded by a whole number. https://pracrand.sourceforge.net/RNG_engines.txt */
export function diceOf(seed: number): Dice {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const draw = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 20; i += 1) draw();
  const next = () => draw() / 0x1_0000_0000;
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)],
    bytes: (count) => Uint8Array.from({ length: count }, () => draw() & 0xff),
  };
}
