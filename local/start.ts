import { endAtCtrlC } from './end-at-ctrl-c.ts';
import { startRuntime } from './runtime.ts';
import { localSettings } from './settings.ts';

/** `npm start`: all of Paraf on this machine, until Ctrl-C. */
async function start(): Promise<void> {
  // Where they lead to a file on a full disk: what cannot be said is no reason to end.
  for (const out of [process.stdout, process.stderr]) out.on('error', () => {});
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const settings = localSettings(process.env);
  const starting = startRuntime(settings, say);
  // A start that fails under Ctrl-C (what loads the code may have ended first) has stopped all that it had begun.
  const stop = () =>
    starting.then(
      (runtime) => runtime.stop(),
      () => {},
    );
  const ending = endAtCtrlC(stop, say);
  say('Paraf is starting …');

  const runtime = await starting.catch((fault: unknown) => {
    if (!ending.begun) throw fault;
    return null;
  });
  if (runtime === null) return;
  try {
    const { firstImport } = await import('./first-import.ts');
    await firstImport(runtime, settings, say);
  } catch (fault) {
    // Ctrl-C took the table away from under the import, which goes on at the next start.
    if (ending.begun) return;
    await runtime.stop();
    throw fault;
  }
  if (ending.begun) return;
  runtime.ready();
  if (runtime.rebuilt > 0) say(`${runtime.rebuilt} open sections go on where they were.`);
  say(
    [
      '',
      `  Board     ${runtime.baseUrl}/  (sign in with one press, as a sample coordinator or viewer)`,
      `  Mailbox   ${runtime.mailboxUrl}/`,
      `  Data      ${settings.DATA_DIR}`,
      '',
      'Open the mailbox, then a mail, then its link. Ctrl-C ends everything; the data stays.',
      runtime.engine.listensEverywhere
        ? `All listens on 127.0.0.1, but ${runtime.engine.title}, which offers no such option: mind your firewall.`
        : 'All listens on this machine alone.',
    ].join('\n'),
  );
}

start().catch((fault: unknown) => {
  const known = fault instanceof Error;
  process.stderr.write(`\nParaf could not start.\n${known ? fault.message : String(fault)}\n`);
  process.exit(1);
});
