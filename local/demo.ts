import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWalk } from './demo/walk.ts';
import { endAtCtrlC } from './end-at-ctrl-c.ts';
import { importSample } from './import-sample.ts';
import { startRuntime } from './runtime.ts';
import { localSettings } from './settings.ts';

/** `npm run demo`: one section through all four stages on throwaway data, with one return; each mail, each state. */
async function demo(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const dataDir = await mkdtemp(join(tmpdir(), 'paraf-demo-'));
  const settings = localSettings({ ...process.env, PORT: '0', MAILBOX_PORT: '0', DATA_DIR: dataDir });
  say('Starting a Paraf of its own, on throwaway data …');
  const starting = startRuntime(settings, say);
  const stop = async () => {
    await starting.then(
      (runtime) => runtime.stop(),
      () => {},
    );
    await rm(dataDir, { recursive: true, force: true });
  };
  const ending = endAtCtrlC(stop, say);
  try {
    const runtime = await starting;
    await importSample(runtime.dependencies, join(import.meta.dirname, '../samples/demo.json'), say);
    runtime.ready();
    const draft = await readFile(join(import.meta.dirname, '../samples/drafts/quick-win-bank-sampah.pdf'));
    await demoWalk({ mailbox: runtime.mailboxUrl, dependencies: runtime.dependencies, say, draft });
  } catch (fault) {
    // Ctrl-C took the mailbox away from under the walk.
    if (ending.begun) return;
    await stop();
    throw fault;
  }
  if (ending.begun) return;
  await stop();
  process.exit(0);
}

demo().catch((fault: unknown) => {
  process.stderr.write(`\nThe demo stopped: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
});
