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
  readonly alone: readonly Timed[];
  readonly decisions: readonly Timed[];
  readonly rate: number;
  readonly steady: Alternated;
  /** From a click at that rate to the next reviewer's mail, in milliseconds. */
  readonly arrived: readonly number[];
  readonly full: Alternated;
  readonly fullPerSecond: number;
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
export function findingsOf({
  floor,
  floorPerSecond,
  alone,
  decisions,
  rate,
  steady,
  arrived,
  full,
  fullPerSecond,
  history,
  lengths,
  open,
  mails,
  atRest,
  loaded,
  healthyMs,
  rebuiltMs,
}: Figures): Finding[] {
  return [
    plain('bare floor, one transaction', `${floor.items} items, ${figure(floor.bytes / 1024, 'kB')}`),
    plain(
      `bare floor, ${HANDS} at once, nothing else running`,
      `${figure(floorPerSecond, 'a second')}, ${p50p95(alone)}`,
    ),
    plain('decisions made', String(decisions.length)),
    zero('decisions that failed', decisions.filter(({ fault }) => fault !== null).length),
    ...beside(`at ${figure(rate, 'a second')} (half the floor, in ten turns)`, steady, 2),
    atMost('click to next mail, paced, p95', quantile(arrived, 0.95) / 1000, 3, 's'),
    plain('click to next mail, paced, p50', figure(quantile(arrived, 0.5) / 1000, 's')),
    ...beside(`at full (${HANDS} at once, in ten turns), ${figure(fullPerSecond, 'a second')}`, full, 2),
    atMost(
      `history of ${history} events ÷ of 6 to 15, p50`,
      p50(lengths.long) / p50(lengths.short),
      1.5,
      '×',
    ),
    memory(`memory, ${open} open sections`, atRest?.now),
    memory(`memory, and ${mails} mails sent`, loaded?.now),
    memory('memory, the most', loaded?.most),
    plain(`start with ${open} open sections`, figure(healthyMs / 1000, 's')),
    atMost(`start until all ${open} executions are rebuilt`, rebuiltMs / 1000, 60, 's'),
  ];
}

const p50 = (all: readonly Timed[]): number =>
  quantile(
    all.map(({ ms }) => ms),
    0.5,
  );

export interface Alternated {
  readonly clicks: Timed[];
  readonly floors: Timed[];
}

const p50p95 = (all: readonly Timed[]): string => {
  const ms = all.map((one) => one.ms);
  return `p50 ${figure(quantile(ms, 0.5), 'ms')}, p95 ${figure(quantile(ms, 0.95), 'ms')}`;
};

/** A decision's latency beside that of the bare transactions which it took turns with. */
function beside(when: string, { clicks, floors }: Alternated, most: number): Finding[] {
  return [
    plain(`decision ${when}`, p50p95(clicks)),
    plain('  bare floor in turns with it', p50p95(floors)),
    atMost('  decision p50 ÷ floor p50', p50(clicks) / p50(floors), most, '×'),
  ];
}

const zero = (what: string, count: number): Finding => ({
  what,
  measured: String(count),
  target: '0',
  met: count === 0,
});

const memory = (what: string, mb: number | undefined): Finding =>
  mb === undefined ? plain(what, 'not told by this system') : atMost(what, mb, 300, 'MB');
