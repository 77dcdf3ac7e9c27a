import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  endSession,
  endSessions,
  noteSeen,
  readSession,
  type Session,
  startSession,
} from '../../functions/records/sessions/sessions.ts';
import { SESSION_MARKS } from '../../functions/records/sessions/session-marks.ts';
import { instantAfter, MINUTE, MONDAY } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';

const records = ownRecords();
const LATER = instantAfter(MONDAY, 10 * MINUTE);

const Update = v.object({
  input: v.object({
    Key: v.record(v.string(), v.unknown()),
    UpdateExpression: v.string(),
    ConditionExpression: v.string(),
  }),
});

const sessionOf = (account: string): Session => ({
  account,
  email: 'koordinator@kantor.example',
  atMost: 'coordinator',
  createdAt: MONDAY,
  seenAt: MONDAY,
  ends: instantAfter(MONDAY, 720 * MINUTE),
});

let made = 0;
/** A session of an account of its own. */
async function started(): Promise<{ account: string; hash: string }> {
  made += 1;
  const [account, hash] = [`akun-${made}`, `${made}`.repeat(64)];
  const { table } = records.dependencies;
  expect(await startSession(table, sessionOf(account), { hash, code: `kode-${made}` })).toBe('started');
  return { account, hash };
}

describe('the record of a session', () => {
  test('that has ended is not seen again, nor ended twice', async () => {
    const { account, hash } = await started();
    const { table } = records.dependencies;
    await endSession(table, account, hash, MONDAY);
    expect(await noteSeen(table, account, hash, LATER)).toBe('ended');
    await endSession(table, account, hash, LATER);
    expect(await readSession(table, account, hash)).toEqual({ ...sessionOf(account), endedAt: MONDAY });
  });

  test('that is not there is not made by seeing or ending it', async () => {
    const { table } = records.dependencies;
    expect(await noteSeen(table, 'tiada', 'x', LATER)).toBe('ended');
    await endSession(table, 'tiada', 'x', LATER);
    await endSessions(table, 'tiada', LATER);
    expect(await readSession(table, 'tiada', 'x')).toBeNull();
  });

  test('is seen by two requests at the same moment', async () => {
    const { account, hash } = await started();
    const { table } = records.dependencies;
    const both = await Promise.all([1, 2].map(() => noteSeen(table, account, hash, LATER)));
    expect(both).toEqual(['seen', 'seen']);
    expect((await readSession(table, account, hash))?.seenAt).toBe(LATER);
  });

  test('is noted as seen, and ended, by naming nothing but its marks', async () => {
    const { table } = records.dependencies;
    const named = new Set<string>();
    records.raw.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName === 'UpdateItemCommand') {
            const { input } = v.parse(Update, args);
            for (const name of Object.keys(input.Key)) named.add(name);
            const said = `${input.UpdateExpression} ${input.ConditionExpression}`;
            for (const [word] of said.matchAll(/(?<![:\w])[a-z]+\b(?!\()/gi)) named.add(word);
            for (const [option] of Object.entries(args.input).filter(([name]) => name.startsWith('Return')))
              named.add(option);
          }
          return next(args);
        },
      { step: 'initialize', name: 'names' },
    );
    const { account, hash } = await started();
    await noteSeen(table, account, hash, LATER);
    await endSession(table, account, hash, LATER);
    await endSessions(table, account, LATER);
    records.raw.middlewareStack.remove('names');
    expect([...named].sort()).toEqual(['AND', 'SET', ...SESSION_MARKS].sort());
  });

  test('is started by a code once, and a code that is used starts nothing', async () => {
    const { table } = records.dependencies;
    const codes = { hash: 'a'.repeat(64), code: 'sekali' };
    expect(await startSession(table, sessionOf('satu'), codes)).toBe('started');
    const again = { hash: 'b'.repeat(64), code: 'sekali' };
    expect(await startSession(table, sessionOf('satu'), again)).toBe('code-used');
    expect(await readSession(table, 'satu', again.hash)).toBeNull();
  });

  test('goes by itself some time after its end', async () => {
    const { account } = await started();
    const item = (await records.dump()).find(
      ({ pk, sk }) => pk === `SESSION#${account}` && `${sk}`.startsWith('SES'),
    );
    expect(item?.['ttl']).toBe(Date.parse(sessionOf(account).ends) / 1000);
  });
});
