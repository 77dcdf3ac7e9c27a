import { type KeptClock, readClock, writeClock } from './clock-file.ts';

/** A clock that stands still until it is set. */
export interface DrivenClock {
  now(): string;
  set(at: string): void;
  /** Notes what became of a move. */
  settle(moved: NonNullable<KeptClock['moved']>): void;
}

/** CLOCK was given where a folder has begun by the machine's clock. */
class ClockCameLate extends Error {
  override readonly name = 'ClockCameLate';

  constructor(dataDir: string) {
    super(
      `CLOCK is for a data folder that begins: ${dataDir} has begun by the machine’s clock. Choose another: DATA_DIR=… CLOCK=… npm start`,
    );
  }
}

/**
 * The clock of a data folder: kept there, and gone on with at every start, whatever CLOCK says by then. `begins`: whether
 * nothing has run on the folder yet. Null: it goes by the machine's.
 */
export function drivenClock(
  dataDir: string,
  { asked, begins }: { readonly asked: string | undefined; readonly begins: boolean },
): DrivenClock | null {
  const kept = readClock(dataDir);
  if (kept === null && asked === undefined) return null;
  if (kept === null && !begins) throw new ClockCameLate(dataDir);
  let clock: KeptClock = kept ?? { at: asked ?? '', moved: null };
  const keep = (next: KeptClock) => {
    clock = next;
    writeClock(dataDir, next);
  };
  if (kept === null) keep(clock);
  return {
    now: () => clock.at,
    set: (at) => keep({ ...clock, at }),
    settle: (moved) => keep({ ...clock, moved }),
  };
}
