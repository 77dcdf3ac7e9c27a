/** Places in the older and the newer list that belong together. */
export type Pair = readonly [older: number, newer: number];

/** What lies between two places that are sure: from (with) and to (without), in both lists. */
export type Gap = { a: number; aEnd: number; b: number; bEnd: number };
