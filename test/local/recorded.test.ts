import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { localOffice } from '../../cli/local-office.ts';
import { readAllReadable } from '../../functions/records/readable/readable.ts';
import { readDraftsAndStages } from '../../functions/records/section/drafts.ts';
import { workInParallel } from '../driver/parallel-office.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RECORDED = join(import.meta.dirname, '../recorded');
const versions = readdirSync(RECORDED).flatMap((name) =>
  name.endsWith('.tar.gz') ? [name.slice(0, -'.tar.gz'.length)] : [],
);
const Status = v.array(
  v.looseObject({
    section: v.string(),
    state: v.string(),
    onHold: v.boolean(),
    holders: v.array(v.looseObject({ name: v.string() })),
  }),
);
const BY = ['--by', 'Bapak koordinator', '--why', 'Dilanjutkan'] as const;

async function ask(dataDir: string, ...words: readonly string[]): Promise<string> {
  const { code, out, err } = await paraf(dataDir, ...words);
  if (code !== 0) throw new Error(`paraf ${words.join(' ')}: ${err}${out}`);
  return out;
}
const statusOf = async (dataDir: string) =>
  v.parse(Status, JSON.parse(await ask(dataDir, 'status', '--json')));

/** Drafts of these sections of which nothing was made yet, or that could not be read. */
async function unreadYet(dataDir: string, left: v.InferOutput<typeof Status>): Promise<string[]> {
  const { table } = localOffice(dataDir).dependencies;
  const unread: string[] = [];
  for (const { section } of left) {
    const { drafts } = await readDraftsAndStages(table, section);
    const { readables } = await readAllReadable(table, section);
    const made = new Set(readables.flatMap(({ state, sha256 }) => (state === 'readable' ? [sha256] : [])));
    unread.push(...drafts.flatMap(({ sha256 }) => (made.has(sha256) ? [] : [`${section} ${sha256}`])));
  }
  return unread;
}

test('there is a data folder of at least one release', () => expect(versions).not.toEqual([]));

test.each(versions)(
  'a data folder that release %s left is read as it was, and its sections go on to sign-off',
  async (version) => {
    const dataDir = temporaryFolder();
    execFileSync('tar', ['-xzf', join(RECORDED, `${version}.tar.gz`), '-C', dataDir]);
    const left = v.parse(Status, JSON.parse(readFileSync(join(RECORDED, `${version}.status.json`), 'utf8')));
    let running: ParafProcess | undefined;
    try {
      running = await startParaf({ dataDir, environment: { SAMPLE: 'none', SWEEP_SECONDS: '1' } });
      // What a later release says besides, the recorded one could not know.
      expect(await statusOf(dataDir)).toMatchObject(left);
      await ask(dataDir, 'verify');
      await expect.poll(() => unreadYet(dataDir, left), { timeout: 60_000, interval: 500 }).toEqual([]);
      for (const { section } of left.filter(({ onHold }) => onHold))
        await ask(dataDir, 'release', section, ...BY);
      // The links that were mailed then name another port, and may have expired since.
      for (const { section, holders } of left)
        for (const { name } of holders) await ask(dataDir, 'resend', section, name, ...BY);
      const office = workInParallel({
        mailbox: running.mailbox,
        sectionOf: (subject) => `badai.${/bagian-\d+/.exec(subject)?.[0]}`,
        personOf: (address) => address.split('@')[0] ?? '',
        returns: () => false,
      });
      await expect
        .poll(async () => (await statusOf(dataDir)).map(({ state }) => state), {
          timeout: 120_000,
          interval: 1000,
        })
        .toEqual(left.map(() => 'signed-off'));
      await office.stop();
      expect(office.awry).toEqual([]);
      await ask(dataDir, 'verify');
    } finally {
      await running?.stop();
    }
  },
  240_000,
);
