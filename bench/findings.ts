import type { Floor } from './floor.ts';
import { quantile, type Timed } from './loops.ts';
import { atMost, figure, type Finding, plain } from './report.ts';

/** How many decide at once in a closed loop. */
export const HANDS = 8;

interface Memory {
  readonly now: number;
  readonly most: number;
}

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
  readonly rate: number;
  readonly steady: Beside;
  /** Half of what the bare database could write with all that follows. */
  readonly calmRate: number;
  /** From a click to the next reviewer's mail, in milliseconds. */
  readonly arrived: Readonly<Record<'single' | 'steady' | 'calm', readonly number[]>>;
  readonly full: Beside;
  readonly fullPerSecond: number;
  /** As many decisions a second with all their mails. */
  readonly passedPerSecond: number;
  readonly history: number;
  readonly lengths: { readonly short: readonly Timed[]; readonly long: readonly Timed[] };
  readonly open: number;
  readonly mails: number;
  readonly atRest: Memory | null;
  readonly loaded: Memory | null;
  readonly healthyMs: number;
  readonly rebuiltMs: number;
}

/** The figures beside their targets. */
export function findingsOf(figures: Figures): Finding[] {
  const { floor, decisions, arrived, rate, history, lengths, open, mails, atRest, loaded } = figures;
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
    ...beside('one at a time', figures.single),
    ...beside(`at ${figure(rate, 'a second')} (half the floor)`, figures.steady),
    ...beside(`at full (${HANDS} at once, ${figure(figures.fullPerSecond, 'a second')})`, figures.full),
    ...delays('one at a time', arrived.single),
    ...delays(`at ${figure(rate, 'a second')}`, arrived.steady),
    ...delays(`at ${figure(figures.calmRate, 'a second')} (half the floor of all writes)`, arrived.calm),
    plain('decisions with all their mails', figure(figures.passedPerSecond, 'a second')),
    plain('  ÷ bare floor of all writes', figure(figures.passedPerSecond / figures.wholePerSecond, '×')),
    atMost(
      `history of ${history} events ÷ of 6 to 15, p50`,
      p50(lengths.long) / p50(lengths.short),
      1.5,
      '×',
    ),
    memory(`memory, ${open} open sections`, atRest?.now),
    memory(`memory, and ${mails} mails sent`, loaded?.now),
    memory('memory, the most', loaded?.most),
    plain(`start with ${open} open sections`, figure(figures.healthyMs / 1000, 's')),
    atMost(`start until all ${open} executions are rebuilt`, figures.rebuiltMs / 1000, 60, 's'),
  ];
}

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

function beside(when: string, { clicks, floors }: Beside): Finding[] {
  return [
    plain(`decision ${when}`, p50p95(clicks)),
    plain('  bare floor at that pace', p50p95(floors)),
    atMost('  decision p50 ÷ floor p50', p50(clicks) / p50(floors), 2, '×'),
  ];
}

const delays = (when: string, ms: readonly number[]): Finding[] => [
  plain(`click to next mail ${when}, p50`, figure(quantile(ms, 0.5) / 1000, 's')),
  atMost(`click to next mail ${when}, p95`, quantile(ms, 0.95) / 1000, 3, 's'),
];

const zero = (what: string, count: number): Finding => ({
  what,
  measured: String(count),
  target: '0',
  met: count === 0,
});

const memory = (what: string, mb: number | undefined): Finding =>
  mb === undefined ? plain(what, 'not told by this system') : atMost(what, mb, 300, 'MB');
