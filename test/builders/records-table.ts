import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import type { Table } from '../../functions/records/table.ts';
import type { EngineName } from '../../local/database/engine.ts';
import { localAws } from '../../local/local-aws.ts';
import { createTable } from '../../local/table.ts';
import { type Clock, clockAt } from './clock.ts';
import { startTestDatabase } from './test-database.ts';

export interface RecordsTable {
  readonly endpoint: string;
  /** A table of its own for a test: nothing in it. */
  fresh(): Promise<Table>;
  stop(): Promise<void>;
}

/** The database in memory, for one test file. */
export async function startRecordsTable(engine?: EngineName): Promise<RecordsTable> {
  const local = await startTestDatabase(undefined, engine);
  const client = new DynamoDBClient(localAws(local.endpoint));
  const documents = DynamoDBDocumentClient.from(client);
  let made = 0;
  return {
    endpoint: local.endpoint,
    async fresh() {
      made += 1;
      const name = `paraf-${made}`;
      await createTable(client, name);
      return { client: documents, name, random: () => 0, wait: async () => {} };
    },
    async stop() {
      client.destroy();
      await local.stop();
    },
  };
}

/** What actions are handed, over a real table and a clock that a test moves. */
export function partsOver(table: Table, clock: Clock = clockAt()): Dependencies & { readonly clock: Clock } {
  return {
    table,
    clock,
    pace: { firstTryMs: 120_000, moveMs: 180_000 },
    now: clock.now,
    secretBytes: (count) => randomBytes(count),
    random: () => 0,
    wait: async () => {},
  };
}

/** The same table, counting the writes that reach it; after `most` of them every request fails. */
export function countingWrites(table: Table, most = Number.POSITIVE_INFINITY): Table & { writes: number } {
  const counted = { ...table, writes: 0 };
  const send = table.client.send.bind(table.client);
  counted.client = new Proxy(table.client, {
    get: (target, name) =>
      name !== 'send'
        ? Reflect.get(target, name, target)
        : (command: Parameters<typeof send>[0], ...rest: []) => {
            const writing = /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(command.constructor.name);
            if (counted.writes >= most && writing) return Promise.reject(new Error('the power went'));
            if (writing) counted.writes += 1;
            return send(command, ...rest);
          },
  });
  return counted;
}

/** Every item of the table in key order. */
export async function itemsOf(table: Table): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const { Items } of paginateScan(
    { client: table.client },
    { TableName: table.name, ConsistentRead: true },
  ))
    items.push(...(Items ?? []));
  return items.sort((a, b) => (`${a['pk']}\n${a['sk']}` < `${b['pk']}\n${b['sk']}` ? -1 : 1));
}
