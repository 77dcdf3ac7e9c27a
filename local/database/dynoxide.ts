import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Engine } from './engine.ts';
import { unbrowsedPort } from '../ports.ts';
import { positionFile, positionsIn } from '../stream-pump/position-store.ts';
import { indexStream } from './index-stream.ts';
import { trimStream } from './trim-stream.ts';

/** One for each system that its author builds it for, and that could be had: https://github.com/nubo-db/dynoxide */
const PROGRAM = '@dynoxide/linux-x64/dynoxide';

/** DynamoDB's protocol over SQLite, in one small program. A commit waits for the disk. */
export const dynoxide: Engine = {
  name: 'dynoxide',
  title: 'Dynoxide',
  listensEverywhere: false,
  keepsWhatItAnswers: true,
  file: 'dynoxide/paraf.db',
  marker: 'dynoxide serve',
  // It waits for whoever keeps a connection, used or not; what it has answered is on disk whatever ends it.
  graceMs: 500,
  isInstalled: () => program() !== null,
  // It allows every origin (CORS), looks at no name (DNS rebinding) and asks for no key, so any web page open in a browser on
  // this machine could read the table where it knew the address. All of 127/8 is this machine, which no page can try
  // through; and no browser asks anything on these ports.
  host: () => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`,
  port: unbrowsedPort,
  command: async () => {
    const found = program();
    if (found === null) throw new Error(`${PROGRAM} is not installed.`);
    return ({ host, port, file }) => [
      found,
      'serve',
      '--host',
      host,
      '--port',
      String(port),
      ...(file === null ? [] : ['--db-path', file]),
    ];
  },
  before: (file, dataDir) => trimStream(file, positionFile(positionsIn(dataDir)).load()),
  after: indexStream,
};

function program(): string | null {
  try {
    return createRequire(import.meta.url).resolve(PROGRAM);
  } catch {
    return null;
  }
}
