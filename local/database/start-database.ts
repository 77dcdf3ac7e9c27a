import { existsSync, mkdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type ChildExit, startChild } from '../children.ts';
import { localAws } from '../local-aws.ts';
import type { Engine, EngineName } from './engine.ts';
import { engineOfFolder, recordEngine } from './engine-of-folder.ts';

/** The database did not come up. `message` carries the end of its log. */
export class DatabaseFailed extends Error {
  override readonly name = 'DatabaseFailed';
}

export interface Database {
  readonly endpoint: string;
  readonly pid: number;
  readonly engine: Pick<Engine, 'name' | 'title' | 'listensEverywhere' | 'keepsWhatItAnswers'>;
  /** Resolves when it is gone, whether stopped or died. */
  readonly exited: Promise<ChildExit>;
  stop(): Promise<void>;
}

// The first start of a cold JVM on a slow disk took 4.2 s where the usual is 2.2 s. Dynoxide takes 0.2 s.
const PATIENCE_MS = 60_000;
const LOG_LIMIT = 5_000_000;

/**
 * Runs the database of a data folder (or one in memory) at an address that nobody else has, its log in
 * `<dataDir>/logs/database.log`. It dies with this process. Call `endLeftovers(dataDir)` before, so that no former one holds
 * the database file.
 * @throws WrongEngine, NoJava, DatabaseFailed
 */
export async function startDatabase(options: {
  readonly dataDir: string;
  /** Which one, where the folder does not say. */
  readonly engine?: EngineName | undefined;
  readonly inMemory?: boolean;
  /** Where it is to be reached; otherwise it is chosen. */
  readonly endpoint?: string;
  onProgress(line: string): void;
}): Promise<Database> {
  return prepareDatabase(options).then(({ up }) => up);
}

/** As `startDatabase`; where it will be reached is known before it is up. @throws WrongEngine */
export async function prepareDatabase(
  options: Parameters<typeof startDatabase>[0],
): Promise<{ readonly engine: Engine; readonly endpoint: string; readonly up: Promise<Database> }> {
  const engine = engineOfFolder(options.dataDir, options.engine);
  const host = engine.host();
  const endpoint = options.endpoint ?? `http://${host}:${await engine.port(host)}`;
  return { engine, endpoint, up: start(engine, endpoint, options) };
}

async function start(
  engine: Engine,
  endpoint: string,
  { dataDir, inMemory, onProgress }: Parameters<typeof startDatabase>[0],
): Promise<Database> {
  const serving = await engine.command(onProgress);
  const file = inMemory ? null : resolve(dataDir, engine.file);
  const cwd = resolve(dataDir, dirname(engine.file));
  mkdirSync(cwd, { recursive: true });
  if (file !== null) {
    recordEngine(dataDir, engine);
    engine.before(file, dataDir);
  }
  const log = resolve(dataDir, 'logs', 'database.log');
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) truncateSync(log);
  const { hostname, port } = new URL(endpoint);
  const [command, ...args] = serving({ host: hostname, port: Number(port), file });
  const { title, marker, graceMs } = engine;
  const child = await startChild({ dataDir, name: title, command, args, marker, log, cwd, graceMs });
  try {
    await answers(title, endpoint, child.exited, log);
    if (file !== null) engine.after(file);
  } catch (fault) {
    await child.stop();
    throw fault;
  }
  return { endpoint, engine, pid: child.pid, exited: child.exited, stop: child.stop };
}

async function answers(
  title: string,
  endpoint: string,
  exited: Promise<ChildExit>,
  log: string,
): Promise<void> {
  const client = new DynamoDBClient({ ...localAws(endpoint), maxAttempts: 1 });
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  const until = Date.now() + PATIENCE_MS;
  try {
    while (Date.now() < until) {
      if (gone) throw new DatabaseFailed(`${title} ended while starting. ${tail(log)}`);
      try {
        await client.send(new ListTablesCommand({ Limit: 1 }), { abortSignal: AbortSignal.timeout(2000) });
        return;
      } catch {
        await pause(25);
      }
    }
    throw new DatabaseFailed(`${title} did not answer within ${PATIENCE_MS / 1000} s. ${tail(log)}`);
  } finally {
    client.destroy();
  }
}

function tail(log: string): string {
  return `The end of ${log}:\n${readFileSync(log, 'utf8').slice(-1500)}`;
}
