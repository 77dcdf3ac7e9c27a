import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readItems } from '../../functions/records/read-items.ts';
import { isPassing } from '../../functions/step-functions/passing-fault.ts';
import type { Attributes } from '../storm/dynamodb/attributes.ts';
import { clientOver } from '../storm/dynamodb/client-over.ts';
import { tableInMemory } from '../storm/dynamodb/table-in-memory.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'].map((sk) => ({ pk: 'SECTION#rapat.visi', sk }));
const Asked = v.object({
  RequestItems: v.object({ paraf: v.object({ Keys: v.array(v.custom<Attributes>(() => true)) }) }),
});

/** Five items in a table that gives at most so many of a batch at once. */
async function givingAtMost(most: number) {
  const memory = tableInMemory({ nowMs: () => 0 });
  const waits: number[] = [];
  let asked = 0;
  const client = clientOver(async (operation, input) => {
    if (operation !== 'BatchGetItemCommand') return memory.answer(operation, input);
    asked += 1;
    const { Keys } = v.parse(Asked, input).RequestItems.paraf;
    const given = { RequestItems: { paraf: { Keys: Keys.slice(0, most) } } };
    const left = Keys.slice(most).map((key) => ({ ...key }));
    return {
      ...memory.answer(operation, given),
      UnprocessedKeys: left.length === 0 ? {} : { paraf: { Keys: left } },
    };
  });
  for (const key of KEYS) await client.send(new PutCommand({ TableName: 'paraf', Item: { ...key } }));
  const table = {
    client,
    name: 'paraf',
    random: () => 0.5,
    wait: async (ms: number) => {
      waits.push(ms);
    },
  };
  return { table, waits, asked: () => asked };
}

describe('a batch', () => {
  test('that DynamoDB answers in parts is read whole, with a longer pause before each part', async () => {
    const { table, waits } = await givingAtMost(2);
    expect(await readItems(table, KEYS)).toEqual(KEYS);
    expect(waits).toEqual([40, 80]);
  });

  test('that is answered at once waits for nothing', async () => {
    const { table, waits } = await givingAtMost(5);
    expect(await readItems(table, KEYS)).toEqual(KEYS);
    expect(waits).toEqual([]);
  });

  test('of which nothing more comes is given up after eight tries, as a fault that passes', async () => {
    const { table, asked } = await givingAtMost(0);
    const fault = await readItems(table, KEYS).catch((error: unknown) => error);
    expect(isPassing(fault)).toBe(true);
    expect(asked()).toBe(8);
  });
});
