import type { Dice } from './dice.ts';

const READ = ['failed', 'throttled', 'killed'] as const;
const INDEX = [...READ, 'stale'] as const;
const BATCH = [...READ, 'torn', 'unprocessed'] as const;
const WRITE = ['failed', 'answer-lost', 'throttled', 'conflict', 'killed', 'killed-after'] as const;
const SERVICE = ['failed', 'answer-lost', 'throttled', 'killed', 'killed-after'] as const;
const INVOKED = ['throttled', 'answer-lost'] as const;
const STAGE_INVOKED = [...INVOKED, 'broken'] as const;
const RECORD = ['lost', 'delayed', 'duplicated', 'reordered', 'poisoned'] as const;
const NOTICE = ['lost', 'delayed', 'duplicated'] as const;

export type Fault =
  | (typeof INDEX)[number]
  | (typeof BATCH)[number]
  | (typeof WRITE)[number]
  | (typeof SERVICE)[number]
  | (typeof STAGE_INVOKED)[number]
  | (typeof RECORD)[number]
  | (typeof NOTICE)[number]
  | 'rejected'
  | 'stopped'
  | 'timed-out'
  | 'token-lost';

/**
 * Every place where our code meets something that can fail, with what can go wrong there, and how often it does where
 * that is not the usual rate (the seldom used are struck more often, so that a run reaches all). A call from a place
 * that is not listed is reported.
 */
const SITES: Readonly<Record<string, { readonly faults: readonly Fault[]; readonly rate?: number }>> = {
  'person GetItem': { faults: READ },
  'person BatchGetItem': { faults: BATCH, rate: 0.12 },
  'person Query': { faults: READ, rate: 0.05 },
  'person UpdateItem': { faults: WRITE, rate: 0.15 },
  'person TransactWriteItems': { faults: WRITE, rate: 0.12 },
  'coordinator GetItem': { faults: READ },
  'coordinator BatchGetItem': { faults: BATCH, rate: 0.12 },
  'coordinator Query': { faults: READ, rate: 0.1 },
  'coordinator TransactWriteItems': { faults: WRITE, rate: 0.15 },
  'importer GetItem': { faults: READ, rate: 0.08 },
  'importer BatchGetItem': { faults: BATCH, rate: 0.12 },
  'importer Query': { faults: READ },
  'importer TransactWriteItems': { faults: WRITE, rate: 0.15 },
  'open-stage GetItem': { faults: READ, rate: 0.3 },
  'open-stage BatchGetItem': { faults: BATCH },
  'open-stage TransactWriteItems': { faults: WRITE, rate: 0.12 },
  'halt GetItem': { faults: READ, rate: 0.25 },
  'halt BatchGetItem': { faults: BATCH, rate: 0.25 },
  'halt TransactWriteItems': { faults: WRITE, rate: 0.5 },
  'relay GetItem': { faults: READ, rate: 0.1 },
  'relay BatchGetItem': { faults: BATCH },
  'relay Query': { faults: INDEX, rate: 0.1 },
  'relay UpdateItem': { faults: WRITE },
  'relay StartExecution': { faults: SERVICE, rate: 0.35 },
  'relay SendTaskSuccess': { faults: SERVICE, rate: 0.1 },
  'relay StopExecution': { faults: SERVICE, rate: 0.25 },
  'relay DescribeExecution': { faults: ['failed'], rate: 1 },
  'mailer BatchGetItem': { faults: BATCH },
  'mailer Query': { faults: INDEX },
  'mailer UpdateItem': { faults: WRITE },
  'mailer PutItem': { faults: WRITE },
  'mailer SendRawEmail': { faults: [...SERVICE, 'rejected'] },
  'renderer Query': { faults: INDEX },
  'renderer GetItem': { faults: READ },
  'renderer UpdateItem': { faults: WRITE },
  'renderer PutItem': { faults: WRITE, rate: 0.15 },
  'renderer ReadDraft': { faults: ['failed', 'killed'], rate: 0.1 },
  'renderer Convert': { faults: ['killed'], rate: 0.08 },
  'renderer GetObject': { faults: ['failed', 'killed'], rate: 0.1 },
  'renderer PutObject': { faults: ['failed', 'answer-lost', 'killed', 'killed-after'], rate: 0.12 },
  'sweeper Query': { faults: INDEX, rate: 0.02 },
  'sweeper GetItem': { faults: READ, rate: 0.1 },
  'sweeper BatchGetItem': { faults: BATCH, rate: 0.1 },
  'sweeper DescribeExecution': { faults: ['failed'], rate: 0.5 },
  'sweeper UpdateItem': { faults: WRITE, rate: 0.6 },
  'sweeper TransactWriteItems': { faults: WRITE, rate: 0.25 },
  'execution-watch GetItem': { faults: READ, rate: 0.15 },
  'execution-watch BatchGetItem': { faults: BATCH, rate: 0.15 },
  'execution-watch Query': { faults: READ, rate: 0.3 },
  'execution-watch TransactWriteItems': { faults: WRITE, rate: 0.6 },
  'take-over Query': { faults: INDEX, rate: 0.1 },
  'take-over GetItem': { faults: READ, rate: 0.5 },
  'take-over BatchGetItem': { faults: BATCH, rate: 0.2 },
  'take-over UpdateItem': { faults: WRITE, rate: 0.25 },
  'take-over TransactWriteItems': { faults: WRITE, rate: 0.25 },
  'take-over DescribeExecution': { faults: READ, rate: 0.2 },
  'store ReadUpload': { faults: ['failed', 'killed'] },
  'store KeepDraft': { faults: ['failed', 'answer-lost', 'killed', 'killed-after'] },
  'states > open-stage': { faults: STAGE_INVOKED, rate: 0.1 },
  'states > halt': { faults: INVOKED, rate: 0.4 },
  'stream > relay': { faults: RECORD, rate: 0.2 },
  'stream > mailer': { faults: RECORD, rate: 0.1 },
  'stream > renderer': { faults: RECORD, rate: 0.2 },
  'events > execution-watch': { faults: NOTICE, rate: 0.3 },
  executions: { faults: ['lost', 'stopped', 'failed', 'timed-out', 'token-lost'], rate: 1 },
};

const USUAL_RATE = 0.04;

/** Which fault strikes where, by the dice; and what has struck so far, for the table at the end. */
export class Faults {
  readonly #dice: Dice;
  readonly #scale: number;
  readonly struck = new Map<string, number>();
  readonly calls = new Map<string, number>();
  readonly unlisted = new Set<string>();
  readonly #next = new Map<string, Fault>();
  on = true;
  /** Places of which every call is turned away for now, for as long as an outage lasts. */
  turnedAway: RegExp | null = null;

  /** `scale`: 1 as the table has it, 0 none. */
  constructor(dice: Dice, scale = 1) {
    this.#dice = dice;
    this.#scale = scale;
  }

  /** The next call from this place meets this fault, storm or calm. */
  strikeNext(site: string, fault: Fault): void {
    this.#next.set(site, fault);
  }

  /** What goes wrong with this call, if anything. */
  at(site: string): Fault | null {
    this.calls.set(site, (this.calls.get(site) ?? 0) + 1);
    const known = SITES[site];
    if (known === undefined) {
      this.unlisted.add(site);
      return null;
    }
    if (this.turnedAway?.test(site) === true) return 'throttled';
    const forced = this.#next.get(site);
    if (forced !== undefined) {
      this.#next.delete(site);
      return forced;
    }
    if (!this.on || !this.#dice.chance((known.rate ?? USUAL_RATE) * this.#scale)) return null;
    const fault = this.#dice.pick(known.faults) ?? null;
    const cell = `${site} × ${fault}`;
    this.struck.set(cell, (this.struck.get(cell) ?? 0) + 1);
    return fault;
  }
}

/** What several storms have struck together. */
export interface Tally {
  readonly struck: Map<string, number>;
  readonly calls: Map<string, number>;
  readonly unlisted: Set<string>;
}

export const emptyTally = (): Tally => ({ struck: new Map(), calls: new Map(), unlisted: new Set() });

export function addTo(tally: Tally, faults: Tally): void {
  for (const name of ['struck', 'calls'] as const) {
    for (const [key, count] of faults[name]) tally[name].set(key, (tally[name].get(key) ?? 0) + count);
  }
  for (const site of faults.unlisted) tally.unlisted.add(site);
}

/** The cells that were never struck. */
export const missed = ({ struck }: Tally): string[] =>
  Object.entries(SITES)
    .flatMap(([site, { faults }]) => faults.map((fault) => `${site} × ${fault}`))
    .filter((cell) => !struck.has(cell));

/** One line per place: how often it was called, and how often each fault struck. */
export function tableOf({ struck, calls }: Tally): string {
  const lines = Object.entries(SITES).map(([site, { faults }]) => {
    const cells = faults.map((fault) => `${fault} ${struck.get(`${site} × ${fault}`) ?? 0}`);
    return `  ${site.padEnd(36)} ${String(calls.get(site) ?? 0).padStart(8)}  ${cells.join(', ')}`;
  });
  return [`  ${'call site'.padEnd(36)} ${'calls'.padStart(8)}  faults`, ...lines].join('\n');
}
