import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { dynamodbLocal } from './dynamodb-local.ts';
import { dynoxide } from './dynoxide.ts';
import { type Engine, ENGINES, type EngineName } from './engine.ts';

const all: Readonly<Record<EngineName, Engine>> = { dynoxide, 'dynamodb-local': dynamodbLocal };
const Recorded = v.object({ engine: v.picklist(ENGINES) });

/** This database cannot serve this data folder. `message` says why, and what to do. */
export class WrongEngine extends Error {
  override readonly name = 'WrongEngine';
}

/**
 * The database that serves a data folder: the one that made it; for a new folder the one asked for, or else Dynoxide where
 * that is installed. @throws WrongEngine
 */
export function engineOfFolder(
  dataDir: string,
  asked: EngineName | undefined,
  isInstalled = (engine: Engine): boolean => engine.isInstalled(),
): Engine {
  const made = makerOf(dataDir);
  if (made !== null && asked !== undefined && asked !== made.name)
    throw new WrongEngine(
      `The data folder ${dataDir} was made with ${made.title}, and only that can read it; DATABASE asks for ${all[asked].title}. ` +
        `Leave DATABASE out, or choose another folder: DATA_DIR=… DATABASE=${asked} npm start`,
    );
  const usual = isInstalled(dynoxide) ? dynoxide : dynamodbLocal;
  const engine = made ?? (asked === undefined ? usual : all[asked]);
  if (!isInstalled(engine))
    throw new WrongEngine(
      `${engine.title} is not installed on this machine${made === null ? '' : `, and the data folder ${dataDir} was made with it`}. ` +
        'On Linux with an x64 processor, npm ci brings it. Everywhere else, start on a new folder with the other: ' +
        'DATA_DIR=… DATABASE=dynamodb-local npm start',
    );
  return engine;
}

/** Notes which database makes a data folder, before it makes anything. */
export function recordEngine(dataDir: string, { name }: Engine): void {
  if (makerOf(dataDir) !== null) return;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(
    `${recordIn(dataDir)}.new`,
    JSON.stringify({ engine: name } satisfies v.InferOutput<typeof Recorded>),
  );
  renameSync(`${recordIn(dataDir)}.new`, recordIn(dataDir));
}

function makerOf(dataDir: string): Engine | null {
  if (existsSync(recordIn(dataDir)))
    return all[v.parse(Recorded, JSON.parse(readFileSync(recordIn(dataDir), 'utf8'))).engine];
  // Folders of before were all made with DynamoDB Local, and note nothing.
  return existsSync(join(dataDir, dynamodbLocal.file)) ? dynamodbLocal : null;
}

const recordIn = (dataDir: string): string => join(dataDir, 'database.json');
