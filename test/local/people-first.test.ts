import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test, vi } from 'vitest';
import { peopleFirst } from '../../local/people-first.ts';
import { clientOver } from '../storm/dynamodb/client-over.ts';

/** What the database was asked, in order, and has not answered yet. */
const asked: { readonly what: string; answer(): void }[] = [];
const client = () =>
  clientOver(
    (_, input) =>
      new Promise((answered) => {
        const { Key } = input as unknown as { Key: { pk: { S: string } } };
        asked.push({ what: Key.pk.S, answer: () => answered({ $metadata: {} }) });
      }),
  );
beforeEach(() => {
  asked.length = 0;
});

const names = () => asked.map(({ what }) => what);
const settled = () => new Promise((done) => setTimeout(done, 20));

/** A database that keeps the order, and how mails and people ask it. */
function office() {
  const first = peopleFirst();
  const database = client();
  first.order(database);
  const ask = (pk: string) => database.send(new GetCommand({ TableName: 'paraf', Key: { pk, sk: 'x' } }));
  return { ask, person: (pk: string) => first.serve(() => ask(pk)) };
}

test('a page goes before all mails that wait', async () => {
  const { ask, person } = office();
  const mails = Array.from({ length: 40 }, (_, i) => ask(`mail ${i}`));
  await settled();
  const under = asked.length;
  expect(under).toBeLessThan(10);
  const page = person('page');
  await settled();
  expect(names().slice(under)).toEqual(['page']);
  for (const { answer } of asked) answer();
  await page;
  await settled();
  expect(asked.length).toBeGreaterThan(under + 1);
  await vi.waitFor(async () => {
    for (const { answer } of asked) answer();
    expect(await Promise.race([Promise.all(mails).then(() => 'all'), settled()])).toBe('all');
  });
  expect(names().filter((what) => what !== 'page')).toEqual(mails.map((_, i) => `mail ${i}`));
});

test('mails go on, a few a second, however long people are served', async () => {
  const { ask, person } = office();
  const page = person('page');
  const mails = [ask('mail 0'), ask('mail 1')];
  await settled();
  expect(names()).toEqual(['page']);
  await vi.waitFor(() => expect(names()).toEqual(['page', 'mail 0', 'mail 1']), { timeout: 2_000 });
  for (const { answer } of asked) answer();
  await Promise.all([page, ...mails]);
});

test('a page that fails makes way like any other', async () => {
  const first = peopleFirst();
  const database = client();
  first.order(database);
  const failed = first.serve(async () => {
    throw new Error('no page');
  });
  await expect(failed).rejects.toThrow('no page');
  const mail = database.send(new GetCommand({ TableName: 'paraf', Key: { pk: 'mail', sk: 'x' } }));
  await settled();
  expect(names()).toEqual(['mail']);
  asked[0]?.answer();
  await mail;
});

test('a request of a mail that fails leaves its place to the next', async () => {
  const first = peopleFirst();
  const broken = clientOver(async () => {
    throw new Error('no database');
  });
  first.order(broken);
  const tries = Array.from({ length: 20 }, () =>
    broken.send(new GetCommand({ TableName: 'paraf', Key: { pk: 'mail', sk: 'x' } })),
  );
  const all = await Promise.allSettled(tries);
  expect(all.every(({ status }) => status === 'rejected')).toBe(true);
});
