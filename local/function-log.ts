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
  const lines = oneLineEach(file);
  globalThis.console = new Console({ stdout: lines, stderr: lines });
  try {
    return await make();
  } finally {
    globalThis.console = former;
  }
}

/** A line that cannot be written (the disk is full) is lost, and the next one tried anew: no log ends the work. */
function oneLineEach(file: string): Writable {
  let open: WriteStream | null = null;
  const opened = (): WriteStream => {
    const stream = createWriteStream(file, { flags: 'a' });
    stream.on('error', () => {
      if (open === stream) open = null;
    });
    return stream;
  };
  return new Writable({
    write(chunk, _encoding, done) {
      open ??= opened();
      open.write(`${compact(String(chunk))}\n`);
      done();
    },
  });
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.trimEnd();
  }
}
