import type { ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Store } from './dynamodb/store.ts';
import type { Sabotage } from './office.ts';
import { storm } from './storm.ts';
import { sectionIn } from './watcher.ts';

type Json = { [field: string]: unknown };
const Fields = v.custom<Json>((value) => typeof value === 'object' && value !== null);
const Later = v.object({
  queue: v.object({ S: v.literal('mails') }),
  state: v.object({ S: v.literal('pending') }),
});
const Answer = v.custom<ServiceOutputTypes>(() => true);

/** The value with `change` made to every object in it, outermost first. */
function within(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((it) => within(it, change));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const changed = change(v.parse(Fields, value));
  return Object.fromEntries(Object.entries(changed).map(([name, field]) => [name, within(field, change)]));
}

const textIn = (object: Json, name: string): string => {
  const field = object[name];
  return v.is(Fields, field) ? String(field['S'] ?? field['N'] ?? '') : '';
};

/** Takes these conditions out of every request. */
const without =
  (...conditions: readonly string[]) =>
  (_operation: string, input: unknown): unknown =>
    within(input, (object) => {
      const condition = String(object['ConditionExpression'] ?? '');
      if (!conditions.some((it) => condition.startsWith(it))) return object;
      const { ConditionExpression: _taken, ...rest } = object;
      const { ExpressionAttributeValues: values, ...bare } = rest;
      // DynamoDB refuses a value that nothing uses.
      return 'UpdateExpression' in rest || values === undefined ? rest : bare;
    });

const answering =
  (change: (object: Json, store: Store) => Json) =>
  (_operation: string, output: ServiceOutputTypes, store: Store): ServiceOutputTypes =>
    v.parse(
      Answer,
      within(output, (object) => change(object, store)),
    );

/** Changes how a run claims a draft. */
const claiming =
  (change: (update: Json) => Json) =>
  (_operation: string, input: unknown): unknown =>
    within(input, (object) =>
      String(object['UpdateExpression'] ?? '').includes('ADD claims') ? change(object) : object,
    );

/** Each defence, what becomes of it, and what the watcher must then report. */
const SABOTAGES: readonly {
  defence: string;
  sabotage: Sabotage;
  reports: RegExp;
}[] = [
  {
    defence: 'the section’s version, and that an event is put only once',
    sabotage: { request: without('version = :read', 'attribute_not_exists(pk)') },
    reports: /invariant (2: event \d+ was written over|11: the chain)/,
  },
  {
    defence: 'the versions by which a snapshot sees that its items were read at different moments',
    sabotage: {
      torn: 0.5,
      response: answering((object) => {
        if ('written' in object)
          return { ...object, written: { M: { stage: { N: '0' }, settings: { N: '0' } } } };
        return 'predecessors' in object || 'workingDays' in object
          ? { ...object, version: { N: '0' } }
          : object;
      }),
    },
    reports: /invariant (3-decided-at-most-once|11)/,
  },
  {
    defence: 'that only one claims an outbox row',
    sabotage: { request: without('#state = :pending OR') },
    reports: /invariant 6: \S+ was mailed \d+ times/,
  },
  {
    defence: 'the lease, without which whoever claims second takes over at once',
    sabotage: {
      request: (_operation, input) =>
        within(input, (object) =>
          String(object['ConditionExpression'] ?? '').startsWith('#state = :pending OR')
            ? {
                ...object,
                ConditionExpression: '#state = :pending OR (#state = :held AND :now = :now)',
                ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
              }
            : object,
        ),
    },
    reports: /invariant 6: \S+ was mailed \d+ times/,
  },
  {
    defence: 'the epoch of a link',
    sabotage: {
      response: answering((object, store) => {
        if (textIn(object, 'kind') !== 'review' || !('epoch' in object)) return object;
        const stage = sectionIn(store, textIn(object, 'section'))?.stage;
        const seat = stage?.assignments.find((it) => it.person === textIn(object, 'person'));
        return { ...object, epoch: { N: String(seat?.linkEpoch ?? textIn(object, 'epoch')) } };
      }),
    },
    reports: /invariant 4: \S+ decided through a renewed link/,
  },
  {
    defence: 'that an assignment is decided once',
    sabotage: {
      response: answering((object) => {
        if (textIn(object, 'status') !== 'decided') return object;
        const { decision: _gone, ...rest } = object;
        return { ...rest, status: { S: 'open' } };
      }),
    },
    reports: /invariant (3-decided-at-most-once|11)/,
  },
  {
    defence: 'that only the draft that was shown is decided on',
    sabotage: {
      request: (operation, input) =>
        operation === 'TransactWriteItemsCommand'
          ? within(input, (object) =>
              textIn(object, 'type') === 'decided' ? { ...object, draft: { S: 'e'.repeat(64) } } : object,
            )
          : input,
    },
    reports: /invariant 4: \S+ decided on a draft that was not shown/,
  },
  {
    defence: 'that a decision is acknowledged only once it is written',
    sabotage: {
      request: (operation, input) =>
        operation === 'TransactWriteItemsCommand' && /"choice":/.test(JSON.stringify(input)) ? null : input,
    },
    reports: /invariant 2: \w+ was lost/,
  },
  {
    defence: 'the wake-up by which the sweeper sees what should have moved',
    sabotage: {
      dying: 0.15,
      request: (_operation, input) =>
        within(input, (object) => {
          if (textIn(object, 'queue') !== 'moves') return object;
          const { queue: _queue, at: _at, ...rest } = object;
          return rest;
        }),
    },
    reports: /invariant 10: nothing moves it|carried on to \S+ only/,
  },
  {
    defence: 'the ticks that re-drive what the stream lost',
    sabotage: { noTicks: true },
    reports: /invariant 9: \w+ \S+ is (pending|sending) without a reason/,
  },
  {
    defence: 'that a mail which was not taken waits in the queue for its next try',
    sabotage: {
      request: (_operation, input) =>
        within(input, (object) => {
          const { ':queue': queue, ...others } = v.parse(Fields, object['ExpressionAttributeValues'] ?? {});
          const update = String(object['UpdateExpression'] ?? '');
          if (!v.is(Later, { queue, state: others[':state'] }) || !update.includes('#reason')) return object;
          const expression = update.replace(', #queue = :queue', '').replace('REMOVE', 'REMOVE #queue,');
          return { ...object, UpdateExpression: expression, ExpressionAttributeValues: others };
        }),
    },
    reports: /invariant 9: mail \S+ ended as pending/,
  },
  {
    defence: 'the chain over the events',
    sabotage: {
      request: (_operation, input) =>
        within(input, (object) =>
          textIn(object, 'type') === 'decided' ? { ...object, by: { S: 'bappeda' } } : object,
        ),
    },
    reports: /invariant 11: the chain does not verify/,
  },
  {
    defence: 'that only one reads a draft at a time',
    sabotage: { request: claiming((update) => ({ ...update, ConditionExpression: undefined })) },
    reports: /texts: \w+ was read by two at once/,
  },
  {
    defence: 'the count of those that a draft has killed',
    sabotage: {
      request: claiming(({ UpdateExpression, ExpressionAttributeValues, ...update }) => {
        const { ':one': _one, ...values } = v.parse(Fields, ExpressionAttributeValues);
        const expression = String(UpdateExpression).replace(' ADD claims :one', '');
        return { ...update, UpdateExpression: expression, ExpressionAttributeValues: values };
      }),
    },
    reports: /texts: draft#\S+ ended as rendering/,
  },
  {
    defence: 'the ticks that look for drafts which the stream lost',
    sabotage: { noTicks: true },
    reports: /texts: of \w+ nothing was ever made/,
  },
  {
    defence: 'that a row is done only once the draft is marked',
    sabotage: {
      request: (operation, input) =>
        operation === 'PutItemCommand' && /"S":"READABLE#/.test(JSON.stringify(input)) ? null : input,
    },
    reports: /texts: of \w+ nothing was ever made/,
  },
];

describe('the watcher of a storm', () => {
  it('finds nothing where nothing was taken out', async () => {
    const { violations } = await storm({ seed: 7, lives: 4, minutes: 30 });
    expect(violations).toEqual([]);
  }, 60_000);

  it('finds nothing either where executions die unseen, because the sweeper sees what should have moved', async () => {
    const { violations, rebuilt } = await storm({
      seed: 7,
      lives: 5,
      minutes: 40,
      sabotage: { dying: 0.15 },
    });
    expect(violations).toEqual([]);
    expect(rebuilt).toBeGreaterThan(0);
  }, 60_000);

  it.each(SABOTAGES)(
    'sees it when this is gone: $defence',
    async ({ sabotage, reports }) => {
      const found: string[] = [];
      for (let seed = 1; seed <= 24 && !found.some((it) => reports.test(it)); seed += 1) {
        const { violations } = await storm({ seed, lives: 4, minutes: 30, sabotage });
        found.push(...violations);
      }
      expect(found).toContainEqual(expect.stringMatching(reports));
    },
    120_000,
  );
});
