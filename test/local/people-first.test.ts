import type { ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { peopleFirst } from '../../local/people-first.ts';
import { clientOver } from '../storm/dynamodb/client-over.ts';

const Asked = v.object({ Key: v.object({ pk: v.object({ S: v.string() }) }) });

const asking = (pk: string) => new GetCommand({ TableName: 'paraf', Key: { pk, sk: 'x' } });

// The SDK loads parts of itself with its first request.
beforeAll(async () => {
  await clientOver(async () => ({ $metadata: {} })).send(asking('warm'));
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Lets all that needs no time happen. */
async function now(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((done) => setImmediate(done));
}

async function passes(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await now();
}

/** A database that answers when it is told to, whose requests take turns, and how mails and people ask it. */
function office() {
  const asked: string[] = [];
  const unanswered: ((answer: ServiceOutputTypes | Error) => void)[] = [];
  const database = clientOver((_, input) => {
    asked.push(v.parse(Asked, input).Key.pk.S);
    return new Promise((answered, failed) => {
      unanswered.push((answer) => (answer instanceof Error ? failed(answer) : answered(answer)));
    });
  });
  const first = peopleFirst();
  first.takeTurns(database);
  const ask = (pk: string) => database.send(asking(pk));
  return {
    asked,
    first,
    mail: ask,
    page: (pk: string) => first.serve(() => ask(pk)),
    /** The database answers so many of those that it was asked first. */
    async answers(count: number, answer: ServiceOutputTypes | Error = { $metadata: {} }) {
      for (const reply of unanswered.splice(0, count)) reply(answer);
      await now();
    },
  };
}

const mailsOf = (count: number) => Array.from({ length: count }, (_, i) => `mail ${i}`);

test('a page goes before all mails that wait, and they go on in their order when it is answered', async () => {
  const { asked, mail, page, answers } = office();
  const mails = mailsOf(12).map(mail);
  await now();
  expect(asked).toEqual(mailsOf(5));
  const opened = page('page');
  await now();
  expect(asked).toEqual([...mailsOf(5), 'page']);
  await answers(5);
  expect(asked).toHaveLength(6);
  await answers(1);
  await opened;
  expect(asked).toHaveLength(11);
  await answers(5);
  await answers(2);
  await Promise.all(mails);
  expect(asked.filter((what) => what !== 'page')).toEqual(mailsOf(12));
});

test('mails go on one after the other, and no more than five at once, however long people are served', async () => {
  const { asked, mail, page, answers } = office();
  const opened = page('page');
  const mails = mailsOf(7).map(mail);
  await now();
  expect(asked).toEqual(['page']);
  await passes(24);
  expect(asked).toEqual(['page']);
  await passes(1);
  expect(asked).toEqual(['page', 'mail 0']);
  await passes(25);
  expect(asked).toEqual(['page', 'mail 0', 'mail 1']);
  await passes(1000);
  expect(asked).toEqual(['page', ...mailsOf(5)]);
  await answers(6);
  await answers(2);
  await Promise.all([opened, ...mails]);
});

test('a page that fails makes way like any other', async () => {
  const { asked, first, mail, answers } = office();
  const failed = first.serve(async () => {
    throw new Error('no page');
  });
  await expect(failed).rejects.toThrow('no page');
  const sent = mail('mail');
  await now();
  expect(asked).toEqual(['mail']);
  await answers(1);
  await sent;
});

test('a request that fails leaves its place to the next', async () => {
  const { asked, mail, answers } = office();
  const mails = Promise.allSettled(mailsOf(7).map(mail));
  await now();
  await answers(5, new Error('no database'));
  expect(asked).toEqual(mailsOf(7));
  await answers(2, new Error('no database'));
  expect((await mails).map(({ status }) => status)).toEqual(Array(7).fill('rejected'));
});
