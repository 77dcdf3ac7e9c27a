import { importSample } from './import-sample.ts';
import { startRuntime } from './runtime.ts';
import { localSettings } from './settings.ts';

/** `npm start`: all of Paraf on this machine, until Ctrl-C. */
async function start(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const settings = localSettings(process.env);
  say('Paraf is starting …');
  const runtime = await startRuntime(settings, say);
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    say('\nEnding …');
    runtime.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  process.once('SIGHUP', () => end(0));

  if (settings.SAMPLE !== 'none' && runtime.plans.length === 0)
    await importSample(runtime.parts, settings.SAMPLE, say);
  if (runtime.rebuilt > 0) say(`${runtime.rebuilt} open sections go on where they were.`);
  say(
    [
      '',
      `  Board     ${runtime.baseUrl}/`,
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
