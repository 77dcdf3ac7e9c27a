import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePrivate } from '../../local/private-folder.ts';
import { addressOf, linkIn, waitForMails } from '../../local/visitor/mailbox.ts';
import { submitDraft } from '../../local/visitor/person.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Every path at and under a folder with its permissions, as `ls` counts them. */
function modesIn(path: string): [string, string][] {
  const found = lstatSync(path);
  const inside = found.isDirectory() ? readdirSync(path).flatMap((name) => modesIn(join(path, name))) : [];
  return [[path, (found.mode & 0o777).toString(8)], ...inside];
}
const openOnes = (path: string) =>
  modesIn(path).filter(([name, mode]) => mode !== (lstatSync(name).isDirectory() ? '700' : '600'));

/** A folder as a former release left it. */
function openFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'mail'));
  writeFileSync(
    join(folder, 'mail', 'lama.eml'),
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: Lama\r\n\r\nisi\r\n',
  );
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'logs', 'functions.log'), '{}\n');
  for (const name of ['', 'mail', 'logs']) chmodSync(join(folder, name), 0o755);
  for (const name of ['mail/lama.eml', 'logs/functions.log']) chmodSync(join(folder, name), 0o644);
  return folder;
}

describe.runIf(process.platform !== 'win32')('the data folder', () => {
  test('is nobody else’s after a run, with all that Paraf and its children made or found there', async () => {
    const dataDir = openFolder();
    const sample = join(temporaryFolder(), 'plan.json');
    writeFileSync(sample, planText());
    const office = await startParaf({ dataDir, environment: { SAMPLE: sample } });
    try {
      const [mail] = await waitForMails(office.mailbox, (it) => linkIn(it) !== null && addressOf(it) !== '');
      if (mail === undefined) throw new Error('no mail');
      expect((await submitDraft(mail, { name: 'a.md', bytes: Buffer.from('# A\n') })).status).toBe(200);
      const made = modesIn(dataDir).map(([path]) => path.slice(dataDir.length + 1));
      for (const part of ['mail/', 'documents/', 'logs/', 'lock', 'runtime.json', 'children.json'])
        expect([part, made.some((path) => path.startsWith(part))]).toEqual([part, true]);
      expect(made.some((path) => /^(dynoxide|dynamodb)\/.+db/.test(path))).toBe(true);
      expect(openOnes(dataDir)).toEqual([]);
    } finally {
      await office.stop();
    }
    expect(openOnes(dataDir)).toEqual([]);
  }, 120_000);

  test('is taken from others when it was theirs to read, and what is not Paraf’s is left as it is', () => {
    const dataDir = openFolder();
    writeFileSync(join(dataDir, 'catatan.sh'), '');
    chmodSync(join(dataDir, 'catatan.sh'), 0o755);
    makePrivate(dataDir);
    expect(openOnes(dataDir)).toEqual([[join(dataDir, 'catatan.sh'), '755']]);
  });
});
