import { setTimeout as pause } from 'node:timers/promises';
import type { Table } from '../../functions/records/table.ts';
import { readMove } from './clock-file.ts';
import type { DrivenClock } from './driven-clock.ts';
import { isBusy, nextWakeUp } from './wake-ups.ts';

/** How often it is looked whether somebody wants the clock moved. */
const LOOK_MS = 100;
/** What is under way is waited for so long, by the machine's clock; a stage that does not open (it may be halted), less. */
const PATIENCE_MS = 60_000;
const PATIENCE_WITH_MOVES_MS = 5_000;

/** Something is still leased: the clock is not moved under it. */
class StillBusy extends Error {
  override readonly name = 'StillBusy';
}

interface Driving {
  readonly dataDir: string;
  readonly clock: DrivenClock;
  readonly table: Table;
  /** Wakes every function once, as the schedule does each minute. */
  tick(): Promise<void>;
}

/** Moves the clock on when it is asked to, stopping at each wake-up on the way; a jump stops nowhere. */
export function driveClock(driving: Driving): { stop(): Promise<void> } {
  let stopped = false;
  let done = readMove(driving.dataDir)?.id ?? null;
  const look = async () => {
    while (!stopped) {
      const move = readMove(driving.dataDir);
      if (move !== null && move.id !== done) {
        done = move.id;
        let stops = 0;
        let fault: string | null = null;
        try {
          stops = await moveOn(driving, move.to, move.jump);
        } catch (error) {
          fault = error instanceof Error ? error.message || error.name : 'fault';
        }
        driving.clock.settle({ id: move.id, stops, fault });
      }
      await pause(LOOK_MS);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      stopped = true;
      await looking;
    },
  };
}

async function moveOn(driving: Driving, to: string, jump: boolean): Promise<number> {
  const { clock, table } = driving;
  if (to <= clock.now()) throw new RangeError(`the clock stands at ${clock.now()} already`);
  await settle(driving);
  let stops = 0;
  while (clock.now() < to) {
    const next = jump ? null : await nextWakeUp(table, clock.now(), to);
    clock.set(next ?? to);
    stops += 1;
    await settle(driving);
  }
  return stops;
}

async function settle({ clock, table, tick }: Driving): Promise<void> {
  const begun = performance.now();
  for (;;) {
    await tick();
    const busy = await isBusy(table, clock.now());
    const waited = performance.now() - begun;
    if (busy === null || (busy === 'moves' && waited > PATIENCE_WITH_MOVES_MS)) return;
    if (waited > PATIENCE_MS) throw new StillBusy('something is still being sent; try again');
    await pause(25);
  }
}
