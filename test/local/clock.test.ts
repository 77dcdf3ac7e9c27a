import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLOCK = '2026-06-02T09:00:00+07:00';

test('a driven clock stands still, stops at each wake-up on its way, and is kept over a kill', async () => {
  const dataDir = temporaryFolder();
  const sample = join(dataDir, 'plan.json');
  writeFileSync(sample, planText());
  const start = (clock?: string) =>
    startParaf({
      dataDir,
      environment: { SAMPLE: sample, ...(clock === undefined ? {} : { CLOCK: clock }) },
    });
  let office: ParafProcess = await start(CLOCK);
  try {
    const out = async (...words: string[]) => (await paraf(dataDir, ...words)).out.trim();
    const status = async () => JSON.parse(await out('status', '--json'));
    const letters = async (): Promise<string[]> =>
      (await readMails(office.mailbox))
        .map(({ subject }: Mail) => subject)
        .filter((subject: string) =>
          /^(Pengingat|Lewat tenggat|Laporan Senin|Untuk diketahui)/.test(subject),
        );
    expect(await out('clock')).toBe(CLOCK);
    // The first day's sections open at that very time; drafting has two working days.
    expect(await out('clock', '--to', '2026-06-02T16:00')).toContain('2026-06-02T16:00:00+07:00, after ');
    expect((await status())[0]).toMatchObject({ since: CLOCK, due: '2026-06-04T16:00:00+07:00' });
    // On the day of asking nobody is reminded.
    expect(await letters()).toEqual([]);
    await out('clock', '--to', '2026-06-05T16:00');
    const reminded = [
      'Pengingat: 2 bagian menunggu Bapak/Ibu',
      'Pengingat: 2 bagian menunggu Bapak/Ibu',
      'Lewat tenggat 1 hari: Misi',
    ];
    expect(await letters()).toEqual(reminded);

    await office.kill();
    office = await start();
    expect(await out('clock')).toBe('2026-06-05T16:00:00+07:00');
    expect((await status())[0]).toMatchObject({ workingDaysLeft: -1 });
    // A week off: what its letters would have said stands in one.
    await out('clock', '--to', '2026-06-15T09:00', '--jump');
    expect((await letters()).slice(reminded.length).sort()).toEqual([
      'Laporan Senin: Masterplan Kecil',
      'Lewat tenggat 7 hari: Misi',
    ]);
    expect((await paraf(dataDir, 'clock', '--to', '2026-06-15T08:00')).code).toBe(1);
  } finally {
    await office.stop();
  }
}, 240_000);

test('a folder that has begun by the machine’s clock takes no other', async () => {
  const dataDir = temporaryFolder();
  const office = await startParaf({ dataDir, environment: { SAMPLE: 'none' } });
  expect((await paraf(dataDir, 'clock')).code).toBe(1);
  await office.stop();
  await expect(startParaf({ dataDir, environment: { SAMPLE: 'none', CLOCK } })).rejects.toThrow(
    'CLOCK is for a data folder that begins',
  );
}, 120_000);
