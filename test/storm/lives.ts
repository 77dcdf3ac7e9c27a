import { addTo, emptyTally, missed, type Tally, tableOf } from './faults.ts';
import { type Storm, storm } from './storm.ts';

/** Sections that share a table, its ticks and its people. */
const AN_OFFICE = 10;
/** Offices that should reach every cell of the table of faults; if the dice left a seldom one out, a few more must. */
const ENOUGH = 20;
const MORE = 5;

export interface Lives {
  readonly violations: readonly string[];
  /** Of those that nobody cancelled. */
  readonly signedOffPercent: number;
  readonly missed: readonly string[];
  readonly unlisted: readonly string[];
}

/** So many lives of sections, office after office, and prints what they met. */
export async function liveThrough(lives: number, seed: number): Promise<Lives> {
  const tally: Tally = emptyTally();
  const violations: string[] = [];
  const sums = {
    steps: 0,
    events: 0,
    mails: 0,
    doubled: 0,
    acknowledged: 0,
    rebuilt: 0,
    halted: 0,
    peopleChanged: 0,
  };
  let [lived, signedOff, cancelled] = [0, 0, 0];
  console.log(`storm: ${lives} lives, seed ${seed} (SEED=${seed} repeats this run)`);
  const offices = lives / AN_OFFICE;
  const more = offices < ENOUGH ? 0 : MORE;
  for (let i = 0; i < offices || (i < offices + more && missed(tally).length > 0); i += 1) {
    const office: Storm = await storm({ seed: seed + i, lives: AN_OFFICE, minutes: 75 });
    addTo(tally, office.office.faults);
    lived += AN_OFFICE;
    signedOff += office.signedOff;
    cancelled += office.cancelled;
    for (const name of [
      'steps',
      'events',
      'mails',
      'doubled',
      'acknowledged',
      'rebuilt',
      'halted',
      'peopleChanged',
    ] as const)
      sums[name] += office[name];
    violations.push(
      ...office.violations.map((it) => `${it} (SEED=${seed + i} LIVES=${AN_OFFICE} repeats this office)`),
    );
  }
  const signedOffPercent = (100 * signedOff) / Math.max(1, lived - cancelled);
  const struck = [...tally.struck.values()].reduce((sum, count) => sum + count, 0);
  const calls = [...tally.calls.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `storm: ${JSON.stringify({ lives: lived, signedOff, cancelled, ...sums, calls, faults: struck })}\n${tableOf(tally)}`,
  );
  return { violations, signedOffPercent, missed: missed(tally), unlisted: [...tally.unlisted] };
}

/** What `SEED` and `LIVES` ask for, or a fresh seed and so many lives. */
export const asked = (lives: number): { lives: number; seed: number } => ({
  lives: Number(process.env['LIVES'] ?? lives),
  seed: Number(process.env['SEED'] ?? Date.now() % 0x7fffffff),
});
