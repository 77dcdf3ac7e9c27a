import type { Floor } from './floor.ts';
import { quantile, type Timed } from './loops.ts';
import { atLeast, atMost, figure, type Finding, plain } from './report.ts';

/** How many decide at once in a closed loop. */
export const HANDS = 8;

/** All that was measured. Rates are a second. */
interface Figures {
  readonly floor: Floor;
  readonly floorPerSecond: number;
  readonly idle: readonly Timed[];
  /** As many decisions a second could the bare database write with all that follows until their last mails. */
  readonly wholePerSecond: number;
  readonly decisions: readonly Timed[];
  /** One decision at a time, each when all mails of the one before were sent. */
  readonly single: Beside;
  readonly full: Beside;
  readonly fullPerSecond: number;
  /** As many decisions a second with all their mails. */
  readonly passedPerSecond: number;
  /** What the decisions at full took of the processor, with all their mails; null where the system does not tell. */
  readonly spent: { readonly ownMs: number; readonly othersMs: number } | null;
  /** Half of what the bare database could write with all that follows. */
  readonly calmRate: number;
  readonly calm: Beside;
  /** From a click to the next reviewer's mail, in milliseconds. */
  readonly arrived: Readonly<Record<'single' | 'calm', readonly number[]>>;
  readonly history: number;
  readonly lengths: { readonly short: readonly Timed[]; readonly long: readonly Timed[] };
  readonly open: number;
  readonly mails: number;
  /** Resident memory of all processes, in MB. */
  readonly atRestMb: number | undefined;
  readonly loadedMb: number | undefined;
  /** From `npm start` on an empty folder until the sample is imported and started. */
  readonly sampleMs: number;
  readonly healthyMs: number;
  readonly rebuiltMs: number;
}

/**
 * A decision with all its mails on two cores whose disk takes so many of the bare transaction a second; on a slower one so
 * many fewer.
 */
const GOOD = { floorPerSecond: 150, passedPerSecond: 20 };

/** The figures beside their targets. */
export function findingsOf(figures: Figures): Finding[] {
  const { floor, decisions, arrived, history, lengths, open, mails, passedPerSecond, spent } = figures;
  const calmly = `at ${figure(figures.calmRate, 'a second')} (half the floor of all writes)`;
  const share = Math.min(1, figures.floorPerSecond / GOOD.floorPerSecond);
  return [
    plain('bare floor, one transaction', `${floor.items} items, ${figure(floor.bytes / 1024, 'kB')}`),
    plain(
      `bare floor, ${HANDS} at once`,
      `${figure(figures.floorPerSecond, 'a second')}, ${p50p95(figures.idle)}`,
    ),
    plain(
      `bare floor of all ${floor.requests} writes until the last mail`,
      figure(figures.wholePerSecond, 'decisions a second'),
    ),
    plain('decisions made', String(decisions.length)),
    zero('decisions that failed', decisions.filter(({ fault }) => fault !== null).length),
    ...beside('one at a time', figures.single, 2),
    ...beside(calmly, figures.calm, 3),
    plain(
      `decision at full (${HANDS} at once, ${figure(figures.fullPerSecond, 'a second')})`,
      p50p95(figures.full.clicks),
    ),
    plain('  bare floor at that pace', p50p95(figures.full.floors)),
    ...delays('one at a time', arrived.single),
    ...delays(calmly, arrived.calm),
    atLeast('decisions with all their mails', passedPerSecond, GOOD.passedPerSecond * share, 'a second'),
    atLeast('  ÷ bare floor of all writes', passedPerSecond / figures.wholePerSecond, 0.5, '×'),
    spent === null
      ? plain('  processor time of each', UNTOLD)
      : atMost('  processor time of each, Paraf’s own process', spent.ownMs, 60, 'ms'),
    plain('  processor time of each, its database', spent === null ? UNTOLD : figure(spent.othersMs, 'ms')),
    atMost(
      `history of ${history} events ÷ of 6 to 15, p50`,
      p50(lengths.long) / p50(lengths.short),
      1.5,
      '×',
    ),
    memory(`memory of all processes, ${open} open sections`, figures.atRestMb),
    memory(`memory of all processes, and ${mails} mails sent`, figures.loadedMb),
    atMost('start, with the sample imported and started', figures.sampleMs / 1000, 5, 's'),
    atMost(`start with ${open} open sections`, figures.healthyMs / 1000, 6, 's'),
    atMost(`start until all ${open} executions are rebuilt`, figures.rebuiltMs / 1000, 25, 's'),
  ];
}

const UNTOLD = 'not told by this system';

const p50 = (all: readonly Timed[]): number =>
  quantile(
    all.map(({ ms }) => ms),
    0.5,
  );

/** Decisions, and bare transactions at the same pace just before and after. */
export interface Beside {
  readonly clicks: Timed[];
  readonly floors: Timed[];
}

const p50p95 = (all: readonly Timed[]): string => {
  const ms = all.map((one) => one.ms);
  return `p50 ${figure(quantile(ms, 0.5), 'ms')}, p95 ${figure(quantile(ms, 0.95), 'ms')}`;
};

function beside(when: string, { clicks, floors }: Beside, most: number): Finding[] {
  return [
    plain(`decision ${when}`, p50p95(clicks)),
    plain('  bare floor at that pace', p50p95(floors)),
    atMost('  decision p50 ÷ floor p50', p50(clicks) / p50(floors), most, '×'),
  ];
}

const delays = (when: string, ms: readonly number[]): Finding[] => [
  plain(`click to next mail ${when}, p50`, figure(quantile(ms, 0.5) / 1000, 's')),
  atMost(`click to next mail ${when}, p95`, quantile(ms, 0.95) / 1000, 1, 's'),
];

const zero = (what: string, count: number): Finding => ({
  what,
  measured: String(count),
  target: '0',
  met: count === 0,
});

const memory = (what: string, mb: number | undefined): Finding =>
  mb === undefined ? plain(what, UNTOLD) : atMost(what, mb, 350, 'MB');
