import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembled } from './assemble.ts';
import { endLeftovers } from './children.ts';
import { drivenClock } from './clock/driven-clock.ts';
import { holdDataFolder } from './data-folder.ts';
import { prepareDatabase } from './database/start-database.ts';
import { claimPort } from './ports.ts';
import { makePrivate, makePrivately } from './private-folder.ts';
import type { LocalSettings } from './settings.ts';
import { Undo } from './undo.ts';

export interface Runtime extends Assembled {
  stop(): Promise<void>;
}

/**
 * Runs all of Paraf in this process, and its database in a child, on a data folder that it holds alone. That one may take
 * seconds to be up, so it is begun before the code of all other parts is even read.
 */
export async function startRuntime(
  settings: LocalSettings,
  onProgress: (line: string) => void,
): Promise<Runtime> {
  const dataDir = settings.DATA_DIR;
  const undo = new Undo(onProgress);
  const stop = () => undo.all();
  try {
    makePrivately();
    const folder = holdDataFolder(dataDir);
    undo.later('the data folder', () => folder.release());
    makePrivate(dataDir);
    await endLeftovers(dataDir);
    const begins = !existsSync(join(dataDir, 'logs'));
    const clock = drivenClock(dataDir, { asked: settings.CLOCK, begins });
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const ports = {
      web: await claimPort(settings.PORT, 'PORT'),
      mailbox: await claimPort(settings.MAILBOX_PORT, 'MAILBOX_PORT'),
    };
    const database = await prepareDatabase({ dataDir, engine: settings.DATABASE, onProgress });
    undo.later(database.engine.title, async () => (await database.up.catch(() => null))?.stop());
    database.up.catch(() => {}); // Its fault is heard where it is waited for.
    const { assemble } = await import('./assemble.ts');
    return { ...(await assemble({ settings, clock, ports, database, undo, onProgress })), stop };
  } catch (fault) {
    await stop().catch(() => {});
    throw fault;
  }
}
