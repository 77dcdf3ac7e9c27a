import { describe, expect, test } from 'vitest';
import { sharedPacer } from '../../functions/mail/shared-pacer.ts';
import { ownRecords } from '../builders/own-records.ts';

const records = ownRecords();
let day = 0;

/** Instances of the mailer in a time of their own, in which nothing passes but what they wait. */
function instances(count: number, rate: () => number = () => 10) {
  day += 1;
  let now = Date.parse('2026-11-30T00:00:00Z') + day * 24 * 60 * 60 * 1000;
  let asked = 0;
  const waits: { readonly until: number; readonly go: () => void }[] = [];
  const clock = {
    clock: () => now,
    wait: (ms: number) =>
      new Promise<void>((go) => {
        waits.push({ until: now + ms, go });
      }),
  };
  const pacers = Array.from({ length: count }, () =>
    sharedPacer(
      records.dependencies.table,
      async () => {
        asked += 1;
        return rate();
      },
      clock,
    ),
  );
  /** Lets all go on that can, and time pass to the next that waits, until `done`. */
  const run = async <T>(done: Promise<T>): Promise<T> => {
    let over = false;
    void done.finally(() => {
      over = true;
    });
    while (!over) {
      await new Promise((soon) => setTimeout(soon, 15));
      const next = waits.sort((a, b) => a.until - b.until).shift();
      if (next === undefined) continue;
      now = Math.max(now, next.until);
      next.go();
    }
    return done;
  };
  return {
    pacers,
    run,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
    asked: () => asked,
  };
}

describe('the rate of mails', () => {
  test('is kept by all instances together', async () => {
    const { pacers, run, now } = instances(4);
    const begun = now();
    const went: number[] = [];
    const sends = pacers.map(async ({ begin, pace }) => {
      begin(6);
      for (let mail = 0; mail < 6; mail += 1) {
        expect(await pace()).toBeNull();
        went.push(now() - begun);
      }
    });
    await run(Promise.all(sends));
    // 24 mails at ten a second.
    expect(went.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, mail) => mail * 100));
  });

  test('costs one request a run where nobody else sends', async () => {
    const { pacers, run } = instances(1);
    const before = records.requests.length;
    await run(
      (async () => {
        pacers[0]?.begin(10);
        for (let mail = 0; mail < 10; mail += 1) await pacers[0]?.pace();
      })(),
    );
    expect(records.requests.slice(before)).toEqual(['UpdateItemCommand']);
  });

  test('costs a tick that sends nothing no request', async () => {
    const { pacers } = instances(1);
    const before = records.requests.length;
    pacers[0]?.begin(null);
    await new Promise((soon) => setTimeout(soon, 30));
    expect(records.requests.length).toBe(before);
  });

  test('puts a mail off whose turn is far away, and says until when', async () => {
    const { pacers, run, now } = instances(9, () => 1);
    const begun = now();
    const answers = await run(Promise.all(pacers.map(({ pace }) => pace())));
    const off = answers.filter((answer) => answer !== null);
    expect(answers.filter((answer) => answer === null)).toHaveLength(6);
    for (const answer of off) expect(Date.parse(answer) - begun).toBe(6_000);
  });

  test('is asked for again after ten minutes, and holds on where nobody answers', async () => {
    let answer = 10;
    const { pacers, run, pass, now, asked } = instances(1, () => {
      if (answer === 0) throw new Error('no answer');
      return answer;
    });
    const [one] = pacers;
    const gap = async () => {
      one?.begin(2);
      await one?.pace();
      const first = now();
      await one?.pace();
      return now() - first;
    };
    expect(await run(gap())).toBe(100);
    answer = 50;
    pass(9 * 60_000);
    expect(await run(gap())).toBe(100);
    expect(asked()).toBe(1);
    pass(2 * 60_000);
    expect(await run(gap())).toBe(20);
    answer = 0;
    pass(11 * 60_000);
    expect(await run(gap())).toBe(20);
    expect(asked()).toBe(3);
  });
});
