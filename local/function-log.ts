import { createWriteStream, type WriteStream } from 'node:fs';
import { Console } from 'node:console';
import { Writable } from 'node:stream';

/**
 * The functions' log lines in a file, one line each, while `make` constructs their logger: in development mode it
 * takes the console that it finds, and prints over several lines.
 */
export async function logTo<Made>(file: string, make: () => Promise<Made>): Promise<Made> {
  process.env['POWERTOOLS_DEV'] = 'true';
  const former = globalThis.console;
  const lines = oneLineEach(createWriteStream(file, { flags: 'a' }));
  globalThis.console = new Console({ stdout: lines, stderr: lines });
  try {
    return await make();
  } finally {
    globalThis.console = former;
  }
}

const oneLineEach = (file: WriteStream): Writable =>
  new Writable({
    write(chunk, _encoding, done) {
      file.write(`${compact(String(chunk))}\n`);
      done();
    },
  });

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.trimEnd();
  }
}
