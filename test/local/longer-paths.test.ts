import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { findRuntime } from '../../local/data-folder.ts';
import { localAws } from '../../local/local-aws.ts';
import { freePort } from '../../local/ports.ts';
import { longerPaths } from '../driver/longer-paths.ts';
import { workInParallel } from '../driver/parallel-office.ts';
import { runIn } from '../driver/paraf-command.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { recordsOf } from '../driver/records-of.ts';
import { stormPlan } from '../driver/storm-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RECORDED = join(import.meta.dirname, '../recorded');
const VERSION = '0.1.0';
const BY = ['--by', 'Bapak koordinator', '--why', 'Dilanjutkan'] as const;
/** Held at the consultant's when the folder was recorded. */
const HELD = 'badai.bagian-5';
const FINAL = 'badai.naskah-1';

const Status = v.array(
  v.looseObject({
    section: v.string(),
    state: v.string(),
    halted: v.nullable(v.string()),
    holders: v.array(v.looseObject({ name: v.string() })),
  }),
);
const Facts = v.object({
  endpoints: v.object({ sfn: v.string() }),
  machines: v.record(v.string(), v.string()),
});

/** The plan of the recorded folder, with somebody for the stage that is new. */
function planWithBappeda(): string {
  const plan = stormPlan(6);
  const bappeda = {
    id: 'bappeda',
    name: 'Bapak bappeda',
    office: 'bappeda',
    email: 'bappeda@kantor.example',
  };
  const sections = plan.sections.map((section) => ({
    ...section,
    roster: { ...section.roster, 'bappeda-review': ['bappeda'] },
  }));
  return JSON.stringify({ ...plan, people: [...plan.people, bappeda], sections });
}

test('a stage in the middle and a second path are rows in the table: sections that were there before, and a document on the new path, go to sign-off', {
  timeout: 600_000,
}, async () => {
  const release = longerPaths(temporaryFolder());
  execFileSync(process.execPath, [join(release, 'node_modules/typescript/bin/tsc'), '--noEmit'], {
    cwd: release,
    stdio: 'inherit',
  });
  const dataDir = temporaryFolder();
  execFileSync('tar', ['-xzf', join(RECORDED, `${VERSION}.tar.gz`), '-C', dataDir]);
  const left = v.parse(Status, JSON.parse(readFileSync(join(RECORDED, `${VERSION}.status.json`), 'utf8')));
  const ask = async (...words: readonly string[]): Promise<string> => {
    const { code, out, err } = await runIn(release, dataDir, 'cli/paraf.ts', ...words);
    if (code !== 0) throw new Error(`paraf ${words.join(' ')}: ${err}${out}`);
    return out;
  };
  const status = async () => v.parse(Status, JSON.parse(await ask('status', '--json')));
  const one = async (section: string) => (await status()).find((it) => it.section === section);
  const patiently = { timeout: 180_000, interval: 1000 };

  const options = {
    dataDir,
    release,
    port: await freePort(),
    mailboxPort: await freePort(),
    environment: { SAMPLE: 'none', SWEEP_SECONDS: '1' },
  };
  let running = await startParaf(options);
  let everybodyWorks = false;
  let hasRestarted = false;
  const office = workInParallel({
    mailbox: running.mailbox,
    sectionOf: (subject) => `badai.${/(bagian|naskah)-\d+/.exec(subject)?.[0]}`,
    personOf: (address) => address.split('@')[0] ?? '',
    returns: (section, person) => section === FINAL && person === 'ugm-a',
    leaves: (section, person) =>
      (!everybodyWorks && section !== HELD) || (section === FINAL && person === 'sekda' && !hasRestarted),
  });
  try {
    // What was written before the stage was there reads as it did.
    // What a later release says besides, the recorded one could not know.
    expect(await status()).toMatchObject(left);
    await ask('verify');
    await ask('release', HELD, ...BY);
    for (const { section, holders } of left)
      for (const { name } of holders) await ask('resend', section, name, ...BY);

    // A roster of before names nobody for the new stage: that is said, not passed over.
    await expect.poll(async () => (await one(HELD))?.halted, patiently).toBe('NobodyToAsk');
    const file = join(dataDir, 'plan.json');
    writeFileSync(file, planWithBappeda());
    await ask('import', file);
    await ask('rebuild', HELD, ...BY);
    expect((await one(HELD))?.halted).toBeNull();

    const people = ['penyusun-a', 'ugm-a', 'sekda'];
    const begun = await runIn(
      release,
      dataDir,
      'test/driver/start-on-path.ts',
      ...['final', FINAL, 'Judul naskah-1', ...people],
    );
    expect(begun).toMatchObject({ code: 0, err: '' });
    everybodyWorks = true;
    await expect
      .poll(async () => (await one(FINAL))?.state, patiently)
      .toMatch(/^final-(quality|signature)$/);
    // Executions of one machine are gone with it: each is started anew on the machine of its section's path.
    await running.kill();
    running = await startParaf(options);
    const { endpoints, machines } = v.parse(Facts, findRuntime(dataDir)?.facts);
    const sfn = new SFNClient(localAws(endpoints.sfn));
    const started = async (path: string) =>
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn: machines[path] }))).executions ?? [];
    await expect.poll(async () => (await started('final')).length, patiently).toBeGreaterThan(0);
    expect((await started('section')).filter(({ name }) => name?.startsWith(FINAL))).toEqual([]);
    expect((await started('final')).filter(({ name }) => !name?.startsWith(FINAL))).toEqual([]);
    hasRestarted = true;

    await expect
      .poll(async () => [...new Set((await status()).map(({ state }) => state))], patiently)
      .toEqual(['signed-off']);
    await office.stop();
    expect(office.awry).toEqual([]);
    await ask('verify');
    const records = recordsOf(dataDir);
    expect((await records.stages(HELD)).slice(-2)).toEqual([
      'STAGE#0001#3.5-bappeda-review',
      'STAGE#0001#4-sekda-sign-off',
    ]);
    expect(await records.stages(FINAL)).toEqual([
      'STAGE#0001#1-final-preparation',
      'STAGE#0001#2-final-quality',
      'STAGE#0002#1-final-preparation',
      'STAGE#0002#2-final-quality',
      'STAGE#0002#3-final-signature',
    ]);
  } finally {
    await office.stop();
    await running.stop();
  }
});
