import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { processIdentity } from './process-identity.ts';

/** The data folder cannot be made, read or written. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';

  constructor(dataDir: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `The data folder ${dataDir} cannot be used (${why}). Give yourself read and write permission on it, or choose another: DATA_DIR=… npm start`,
      { cause },
    );
  }
}

/** Another living runtime holds the data folder. `pid` is null where it could not be told. */
export class DataFolderHeld extends Error {
  override readonly name = 'DataFolderHeld';
  readonly pid: number | null;

  constructor(dataDir: string, pid: number | null) {
    super(
      `The data folder ${dataDir} is held by another running Paraf${pid === null ? '' : ` (pid ${pid})`}. ` +
        'Stop that one, or choose another folder: DATA_DIR=… npm start',
    );
    this.pid = pid;
  }
}

export interface HeldFolder {
  /** The former holder did not release: it was killed, or the machine went down. Its leases may be voided. */
  previousDied: boolean;
  release(): void;
}

const Holder = v.object({ pid: v.number(), identity: v.string() });

const Announced = v.looseObject({ ...Holder.entries, facts: v.record(v.string(), v.unknown()) });

// SQLite closes a database that is garbage-collected, and with it would go the lock.
const open = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process alone, making it if need be. The lock is the operating system's, on the
 * file `lock` (through SQLite, as Node has no flock): it falls with the process however that ends, two that start at
 * once cannot both have it, and no recycled pid can keep it.
 * @throws DataFolderUnusable, DataFolderHeld
 */
export function holdDataFolder(dataDir: string): HeldFolder {
  const holderFile = join(dataDir, 'holder.json');
  let lock: DatabaseSync;
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
  } catch (fault) {
    throw new DataFolderUnusable(dataDir, fault);
  }
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (fault) {
    lock.close();
    const busy = fault instanceof Error && 'errcode' in fault && fault.errcode === 5; // SQLITE_BUSY
    throw busy ? new DataFolderHeld(dataDir, holderOf(holderFile)) : new DataFolderUnusable(dataDir, fault);
  }
  open.add(lock);
  const previousDied = existsSync(holderFile);
  rmSync(join(dataDir, 'runtime.json'), { force: true });
  write(holderFile, { pid: process.pid, identity: processIdentity(process.pid) ?? '' });
  return {
    previousDied,
    release() {
      if (!open.delete(lock)) return;
      rmSync(join(dataDir, 'runtime.json'), { force: true });
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

/** Writes `<dataDir>/runtime.json`: what others need to reach this runtime (endpoints, table, …). Call it when all parts are up. */
export function announce(dataDir: string, facts: Record<string, unknown>): void {
  write(join(dataDir, 'runtime.json'), {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    facts,
  });
}

/** What a living runtime announced in this data folder, with its pid; null when none is alive there. */
export function findRuntime(dataDir: string): { pid: number; facts: Record<string, unknown> } | null {
  const found = read(join(dataDir, 'runtime.json'), Announced);
  if (found === null || processIdentity(found.pid) !== found.identity) return null;
  return { pid: found.pid, facts: found.facts };
}

function holderOf(holderFile: string): number | null {
  return read(holderFile, Holder)?.pid ?? null;
}

function read<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> | null {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Through a second file, so that a reader never sees half of it. */
function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2));
  renameSync(`${file}.new`, file);
}
