import { setTimeout as pause } from 'node:timers/promises';
import type { TestRecords } from './records.ts';

/**
 * Counts how many requests must follow one another: all that are asked at the same time go in one turn. `ask` takes a turn
 * for a service that is not the table.
 */
export function inTurns({ raw }: TestRecords) {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let turns = 0;
  let isCounting = false;
  const ask = async <T>(perform: () => Promise<T>): Promise<T> => {
    if (isCounting) await new Promise<void>((go) => waiting.push(go));
    underWay += 1;
    try {
      return await perform();
    } finally {
      underWay -= 1;
    }
  };
  raw.middlewareStack.add((next) => (args) => ask(() => next(args)), { step: 'initialize', name: 'inTurns' });
  return {
    ask,
    /** The turn that was taken last. */
    now: () => turns,
    /** Does something, and says in how many turns. */
    async count(act: () => Promise<unknown>): Promise<number> {
      turns = 0;
      isCounting = true;
      let isDone = false;
      const done = act().finally(() => {
        isDone = true;
      });
      while (!isDone) {
        await pause(4);
        if (underWay > 0 || waiting.length === 0) continue;
        turns += 1;
        for (const go of waiting.splice(0)) go();
      }
      isCounting = false;
      await done;
      return turns;
    },
  };
}
