import type { EngineName } from '../../local/database/engine.ts';
import { type Database, startDatabase } from '../../local/database/start-database.ts';
import { localSettings } from '../../local/settings.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

/** A database in memory: the usual one, or the one that DATABASE names. */
export const startTestDatabase = (
  dataDir: string = temporaryFolder(),
  engine: EngineName | undefined = localSettings(process.env).DATABASE,
): Promise<Database> => startDatabase({ dataDir, engine, inMemory: true, onProgress() {} });
