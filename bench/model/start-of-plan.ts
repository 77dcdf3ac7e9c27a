import { batchesOf, hasRoom, reservedFor } from '../../infra/concurrency.ts';
import { ASSUMED } from './assumed.ts';
import { drawn } from './drawn.ts';

/** An account: its Lambda quota, and the mails that SES takes of it. */
export interface Account {
  readonly quota: number;
  readonly mailsASecond: number;
  readonly mailsADay: number;
}

export interface Started {
  /** Milliseconds until the last stage is open, and until the last mail is out; Infinity where the day's quota ends it. */
  readonly openMs: number;
  readonly mailedMs: number;
  /** Runs at the same time, at most, of all that is not a page. */
  readonly runs: number;
  /** Starts that Lambda turned away, each of which Step Functions tries again. */
  readonly turnedAway: number;
  /** Mails that the day's quota leaves for the next days. */
  readonly left: number;
}

/** What waits for something, in the order in which it is due. */
class Due<T> {
  readonly #items: { at: number; what: T }[] = [];
  put(at: number, what: T): void {
    let low = 0;
    for (let high = this.#items.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((this.#items[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, { at, what });
  }
  take() {
    return this.#items.shift();
  }
}

/** Step Functions tries again with full jitter after 2, 4, 8 … 60 seconds. */
const retryMs = (tries: number, dice: () => number): number => dice() * Math.min(60, 2 ** tries) * 1000;

/**
 * The start of a plan: every section's `start` is in the outbox at once. Relays say them, one after the other in each of their
 * lanes; executions ask open-stage, which is turned away above its share; each open stage is one mail, sent at SES's rate.
 */
export function modelStart(sections: number, account: Account, dice: () => number): Started {
  const lanes = ASSUMED.shards * batchesOf('relay', account.quota);
  const mailers = ASSUMED.shards * batchesOf('mailer', account.quota);
  const others = lanes + mailers;
  const room = hasRoom(account.quota)
    ? (reservedFor('open-stage', account.quota) ?? account.quota)
    : Math.max(1, account.quota - others);
  const orderMs = () =>
    Array.from({ length: ASSUMED.orderRequests }, () => drawn(ASSUMED.record, dice)).reduce(
      (a, b) => a + b,
      0,
    ) + drawn(ASSUMED.said, dice);

  const due = new Due<{ asks: number } | 'ends'>();
  const free = Array.from({ length: lanes }, () => drawn(ASSUMED.stream, dice));
  for (let section = 0; section < sections; section += 1) {
    const lane = section % lanes;
    free[lane] = (free[lane] ?? 0) + orderMs();
    due.put((free[lane] ?? 0) + drawn(ASSUMED.sequenced, dice), { asks: 1 });
  }

  let running = 0;
  let most = 0;
  let started = 0;
  let turnedAway = 0;
  const opened: number[] = [];
  for (let next = due.take(); next !== undefined; next = due.take()) {
    const { at, what } = next;
    if (what === 'ends') {
      running -= 1;
      continue;
    }
    if (running >= room) {
      turnedAway += 1;
      due.put(at + retryMs(what.asks, dice), { asks: what.asks + 1 });
      continue;
    }
    running += 1;
    most = Math.max(most, running);
    // A process that was started stays for the next one.
    const isCold = running > started;
    started = Math.max(started, running);
    const ms =
      (isCold ? drawn(ASSUMED.cold, dice) : drawn(ASSUMED.warm, dice)) +
      Array.from({ length: ASSUMED.openRequests }, () => drawn(ASSUMED.record, dice)).reduce(
        (a, b) => a + b,
        0,
      );
    opened.push(at + ms);
    due.put(at + ms, 'ends');
  }

  const gapMs = Math.max(
    1000 / account.mailsASecond,
    // What the mailers together can do where SES would take more.
    (ASSUMED.mailRequests * ASSUMED.record.half + ASSUMED.mail.half) / mailers,
  );
  let turn = 0;
  const today = Math.min(opened.length, account.mailsADay);
  for (const at of opened.toSorted((a, b) => a - b).slice(0, today))
    turn = Math.max(turn + gapMs, at + drawn(ASSUMED.stream, dice) + drawn(ASSUMED.mail, dice));
  return {
    openMs: Math.max(...opened),
    mailedMs: today < opened.length ? Number.POSITIVE_INFINITY : turn,
    runs: most + others,
    turnedAway,
    left: opened.length - today,
  };
}
