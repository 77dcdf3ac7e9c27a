import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../local/ports.ts';
import { versionHere } from '../../local/version.ts';
import { workInParallel } from '../driver/parallel-office.ts';
import { paraf } from '../driver/paraf-command.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { stormPlan } from '../driver/storm-plan.ts';

/**
 * `npm run record`: keeps a data folder of this release, with sections at every stage, so that later releases are
 * tested on it. Run before a release is tagged. Mails and logs are left out: their links name this machine's ports.
 */
const { version } = await versionHere();
const dataDir = mkdtempSync(join(tmpdir(), 'paraf-record-'));
const file = join(dataDir, 'plan.json');
writeFileSync(file, JSON.stringify(stormPlan(6)));
const running = await startParaf({
  dataDir,
  port: await freePort(),
  environment: { SAMPLE: file, FIRST_TRY_SECONDS: '2', MOVE_SECONDS: '6', SWEEP_SECONDS: '1' },
});
const sectionOf = (subject: string) => `badai.${/bagian-\d+/.exec(subject)?.[0]}`;
/** Where each section's mails are left unread, so that it stays there. */
const STOPS: Readonly<Record<string, RegExp>> = {
  'badai.bagian-1': /^penyusun/,
  'badai.bagian-2': /^opd-b/,
  'badai.bagian-3': /^ugm/,
  'badai.bagian-4': /^sekda/,
  'badai.bagian-5': /^ugm/,
};
const office = workInParallel({
  mailbox: running.mailbox,
  sectionOf,
  personOf: (address) => address.split('@')[0] ?? '',
  returns: (section, person) => section === 'badai.bagian-6' && person.startsWith('ugm'),
  leaves: (section, person) => STOPS[section]?.test(person) === true,
});
const by = ['--by', 'Bapak koordinator', '--why', 'Rekaman'] as const;
// By section, from the first to the sixth, which goes through a return.
const expected = 0 + 2 + 3 + 4 + 3 + 9;
const until = Date.now() + 120_000;
while (office.pressed.filter((it) => it.acknowledged).length < expected && Date.now() < until)
  await new Promise((passed) => setTimeout(passed, 200));
await office.stop();
// The last mails, and whatever they lead to.
await new Promise((passed) => setTimeout(passed, 5_000));
await paraf(dataDir, 'hold', 'badai.bagian-5', ...by);
const status = await paraf(dataDir, 'status', '--json');
process.stdout.write(status.out);
await running.stop();
const folder = join(import.meta.dirname, version);
writeFileSync(`${folder}.status.json`, status.out);
for (const left of ['mail', 'logs', 'plan.json', 'lock'])
  rmSync(join(dataDir, left), { recursive: true, force: true });
execFileSync('tar', ['-czf', `${folder}.tar.gz`, '-C', dataDir, '.']);
process.stdout.write(`${execFileSync('tar', ['-tzvf', `${folder}.tar.gz`])}`);
rmSync(dataDir, { recursive: true });
