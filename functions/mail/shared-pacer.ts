import { takeTurns, type Wanted } from '../records/outbox/send-turns.ts';
import type { Table } from '../records/table.ts';
import type { Pace } from './pacer.ts';

/** The mail service is asked for its rate again after so long: a quota that was raised counts at once enough. */
const RATE_HOLDS_MS = 10 * 60 * 1000;

/**
 * Nobody waits longer for a turn: the row is put off until then, and a tick has it. So however slow the rate is, runs that
 * the stream has woken are over in seconds.
 */
const PATIENCE_MS = 5_000;

/** A turn that is this late is as good as past: it is left, and another taken. */
const LATE_MS = 1_000;

/** Taken at once by a run that does not know how many mails it will send. */
const UNKNOWN = 10;

export interface SharedPacer {
  /** A run begins, which is to send so many: its turns are taken meanwhile. Null: it does not know whether it sends any. */
  begin(mails: number | null): void;
  readonly pace: Pace;
}

/** Keeps the mail service's rate over all instances of the mailer: each takes its turns from one item of the table. */
export function sharedPacer(
  table: Table,
  rate: () => Promise<number>,
  { wait, clock }: { wait(ms: number): Promise<void>; clock(): number },
): SharedPacer {
  const gap = gapKept(rate, clock);
  let most = 1;
  let mine: { next: number; left: number; gapMs: number } = { next: 0, left: 0, gapMs: 0 };
  let taking: Promise<number | null> | null = null;

  /** Turns for a second at most, so that who takes them and does not use them holds up nobody for long. */
  const take = async (): Promise<number | null> => {
    const gapMs = await gap();
    const now = clock();
    const count = Math.max(1, Math.min(most, Math.floor(1000 / gapMs)));
    const wanted: Wanted = { count, gapMs, now, latest: now + PATIENCE_MS };
    const taken = await takeTurns(table, wanted);
    if ('notBefore' in taken) return taken.notBefore;
    mine = { next: taken.from, left: count, gapMs };
    return null;
  };
  const hasTurn = () => mine.left > 0 && mine.next >= clock() - LATE_MS;

  return {
    begin: (mails) => {
      most = mails ?? UNKNOWN;
      if (mails === null || mails === 0 || hasTurn() || taking !== null) return;
      taking = take();
      // Whoever asks for the turn is told of the fault.
      taking.catch(() => {});
    },
    pace: async () => {
      if (taking === null && !hasTurn()) taking = take();
      if (taking !== null) {
        const put = taking;
        taking = null;
        const notBefore = await put;
        if (notBefore !== null) return new Date(notBefore).toISOString();
      }
      const turn = mine.next;
      mine = { ...mine, next: turn + mine.gapMs, left: mine.left - 1 };
      const now = clock();
      if (turn > now) await wait(turn - now);
      return null;
    },
  };
}

/** Milliseconds between two mails. Where the service does not answer, what it said before holds on. */
function gapKept(rate: () => Promise<number>, clock: () => number): () => Promise<number> {
  let known: { readonly gapMs: number; readonly at: number } | null = null;
  return async () => {
    if (known !== null && clock() - known.at < RATE_HOLDS_MS) return known.gapMs;
    try {
      known = { gapMs: 1000 / (await rate()), at: clock() };
    } catch (fault) {
      if (known === null) throw fault;
    }
    return known.gapMs;
  };
}
