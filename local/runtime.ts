import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembled } from './assemble.ts';
import { endLeftovers } from './children.ts';
import { holdDataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb.ts';
import { claimPort, freePort } from './ports.ts';
import type { LocalSettings } from './settings.ts';
import { Undo } from './undo.ts';

export interface Runtime extends Assembled {
  stop(): Promise<void>;
}

/**
 * Runs all of Paraf in this process, and DynamoDB in a child, on a data folder that it holds alone. The database takes
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
    const folder = holdDataFolder(dataDir);
    undo.later('the data folder', () => folder.release());
    await endLeftovers(dataDir);
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const ports = {
      web: await claimPort(settings.PORT, 'PORT'),
      mailbox: await claimPort(settings.MAILBOX_PORT, 'MAILBOX_PORT'),
    };
    const port = await freePort();
    const up = startDynamoDb({ dataDir, port, onProgress });
    undo.later('DynamoDB Local', async () => (await up.catch(() => null))?.stop());
    up.catch(() => {}); // Its fault is heard where it is waited for.
    const { assemble } = await import('./assemble.ts');
    const database = { endpoint: `http://127.0.0.1:${port}`, up };
    return { ...(await assemble({ settings, ports, database, undo, onProgress })), stop };
  } catch (fault) {
    await stop().catch(() => {});
    throw fault;
  }
}
