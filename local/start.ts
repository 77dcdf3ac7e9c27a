import { startRuntime } from './runtime.ts';
import { localSettings } from './settings.ts';

/** One Ctrl-C may arrive twice, from the terminal and from npm; a later one ends at once. */
const ONE_PRESS_MS = 1000;

/** `npm start`: all of Paraf on this machine, until Ctrl-C. */
async function start(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const settings = localSettings(process.env);
  const starting = startRuntime(settings, say);
  let endingSince: number | null = null;
  const end = () => {
    if (endingSince !== null) {
      if (Date.now() - endingSince > ONE_PRESS_MS) process.exit(130);
      return;
    }
    endingSince = Date.now();
    say('\nEnding …');
    // A start that fails under Ctrl-C (what loads the code may have ended first) has stopped all that it had begun.
    const stopped = starting.then(
      (runtime) => runtime.stop(),
      () => {},
    );
    stopped.then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  say('Paraf is starting …');

  const runtime = await starting.catch((fault: unknown) => {
    if (endingSince === null) throw fault;
    return null;
  });
  if (runtime === null) return;
  try {
    const { firstImport } = await import('./first-import.ts');
    await firstImport(runtime, settings, say);
  } catch (fault) {
    // Ctrl-C took the table away from under the import, which goes on at the next start.
    if (endingSince !== null) return;
    await runtime.stop();
    throw fault;
  }
  if (endingSince !== null) return;
  if (runtime.rebuilt > 0) say(`${runtime.rebuilt} open sections go on where they were.`);
  say(
    [
      '',
      `  Board     ${runtime.baseUrl}/  (sign in with one press, as a sample coordinator or viewer)`,
      `  Mailbox   ${runtime.mailboxUrl}/`,
      `  Data      ${settings.DATA_DIR}`,
      '',
      'Open the mailbox, then a mail, then its link. Ctrl-C ends everything; the data stays.',
      'All listens on 127.0.0.1, but DynamoDB Local, which offers no such option: mind your firewall.',
    ].join('\n'),
  );
}

start().catch((fault: unknown) => {
  const known = fault instanceof Error;
  process.stderr.write(`\nParaf could not start.\n${known ? fault.message : String(fault)}\n`);
  process.exit(1);
});
