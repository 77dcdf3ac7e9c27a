import { setTimeout as pause } from 'node:timers/promises';
import { askMove, type ClockMove, readClock } from '../local/clock/clock-file.ts';
import { findRuntime } from '../local/data-folder.ts';

/** The driven clock of an office on one machine. */
export interface OfficeClock {
  now(): string;
  move(to: ClockMove): Promise<{ readonly stops: number; readonly fault: string | null }>;
}

/** The clock of the Paraf that runs on this folder; null where it goes by the machine's. */
export function localClock(dataDir: string): OfficeClock | null {
  if (readClock(dataDir) === null) return null;
  return {
    now: () => readClock(dataDir)?.at ?? '',
    async move(move) {
      askMove(dataDir, move);
      for (;;) {
        const moved = readClock(dataDir)?.moved ?? null;
        if (moved?.id === move.id) return moved;
        if (findRuntime(dataDir) === null) return { stops: 0, fault: 'the Paraf that ran here has ended' };
        await pause(50);
      }
    },
  };
}
