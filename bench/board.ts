import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { partsFor, PACE } from '../cli/dependencies.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { planPartition } from '../functions/records/keys.ts';
import { beginSession, sessionDoor } from '../functions/sign-in/sessions.ts';
import { trackerWeb } from '../functions/tracker-web/tracker-web.ts';
import { startDatabase } from '../local/database/start-database.ts';
import { localAws } from '../local/local-aws.ts';
import { localSettings } from '../local/settings.ts';
import { createTable } from '../local/table.ts';
import { flatOut, quantile, type Timed } from './loops.ts';
import { addressOf, COORDINATOR, PLAN, sectionsOf } from './plan-text.ts';
import { importSections } from './prepare.ts';
import { atMost, figure, type Finding, plain } from './report.ts';

const TABLE = 'paraf';
const BASE = 'https://papan.example';
const TRIES = 60;

/** Measures the board of a plan of so many started sections, for a signed-in coordinator, beside its bare Query. */
export async function benchBoard(sections: number, say: (line: string) => void): Promise<Finding[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paraf-bench-'));
  const local = await startDatabase({
    dataDir,
    engine: localSettings(process.env).DATABASE,
    onProgress: say,
  });
  const client = new DynamoDBClient(localAws(local.endpoint));
  try {
    await createTable(client, TABLE);
    const dependencies = partsFor(client, TABLE, PACE);
    await importSections(dependencies, sectionsOf('p', sections, 2));
    return await measure(dependencies, sections, meter(client));
  } finally {
    client.destroy();
    await local.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(dependencies: Dependencies, sections: number, spent: Spent): Promise<Finding[]> {
  const account = { account: 'b'.repeat(32), email: addressOf(COORDINATOR), atMost: 'coordinator' } as const;
  const session = await beginSession(dependencies, account, 'bench');
  if (session === 'code-used') throw new Error('the session was there before');
  const never = async () => {
    throw new Error('nobody downloads here');
  };
  const app = trackerWeb({
    dependencies,
    readable: { standing: never, blocks: never, compared: never, image: never },
    drafts: { downloadUrl: never },
    baseUrl: BASE,
    door: sessionDoor(dependencies),
  });
  const headers = { cookie: `__Host-paraf-session=${session.cookie}` };
  let bytes = 0;
  const open = async () => {
    const answer = await app.request(`${BASE}/?plan=${PLAN}`, { headers });
    if (answer.status !== 200) throw new Error(`the board answers ${answer.status}`);
    bytes = Buffer.byteLength(await answer.text());
  };
  const lead = async () => {
    const answer = await app.request(`${BASE}/`, { headers });
    if (answer.status !== 303) throw new Error(`the way to the board answers ${answer.status}`);
  };
  const query = async () => {
    await dependencies.table.client.send(
      new QueryCommand({
        TableName: dependencies.table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': planPartition(PLAN) },
        ConsistentRead: true,
      }),
    );
  };
  const once = (act: () => Promise<void>) => flatOut(Array.from({ length: TRIES }), 1, act);
  await once(open);
  await once(query);
  spent.reset();
  await open();
  const { requests, units } = spent.now();
  const boards: Timed[] = [];
  const bare: Timed[] = [];
  const ways: Timed[] = [];
  // Turn about, so that a busy moment of the machine falls on both.
  for (let i = 0; i < TRIES; i += 1) {
    boards.push(...(await flatOut([i], 1, open)));
    bare.push(...(await flatOut([i], 1, query)));
    ways.push(...(await flatOut([i], 1, lead)));
  }
  const fault = [...boards, ...bare, ...ways].find((it) => it.fault !== null)?.fault;
  if (fault !== undefined) throw new Error(String(fault));
  const of = (all: readonly Timed[], share: number) =>
    quantile(
      all.map(({ ms }) => ms),
      share,
    );
  const what = `board of ${sections} sections`;
  return [
    atMost(`${what}, p95`, of(boards, 0.95), 100, 'ms'),
    plain(`${what} ÷ its bare Query, p50`, figure(of(boards, 0.5) / of(bare, 0.5), '×')),
    plain(`${what}, the way there from /, p50`, figure(of(ways, 0.5), 'ms')),
    atMost(`${what}, page`, bytes / 1000, 60, 'kB'),
    plain(`${what}, requests`, requests.join(', ')),
    plain(`${what}, read units`, String(units)),
  ];
}

interface Spent {
  reset(): void;
  now(): { readonly requests: readonly string[]; readonly units: number };
}

/** Counts a client's requests, and what they consume as the database itself reckons it. */
function meter(client: DynamoDBClient): Spent {
  let requests: string[] = [];
  let units = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        requests.push(commandName.replace(/Command$/, ''));
        const { output } = await next({
          ...args,
          input: Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' }),
        });
        const consumed = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
        for (const one of Array.isArray(consumed) ? consumed : [consumed])
          if (one !== undefined && 'CapacityUnits' in one) units += one.CapacityUnits ?? 0;
        return { output, response: undefined };
      },
    { step: 'initialize' },
  );
  return {
    reset() {
      requests = [];
      units = 0;
    },
    now: () => ({ requests: [...requests], units }),
  };
}
