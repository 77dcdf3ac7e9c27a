import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { linkIn, waitForMails } from '../../local/visitor/mailbox.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { processorTime } from '../driver/processor-time.ts';
import { paraf } from '../driver/paraf-command.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

const WINDOW_MS = 10_000;
/** Of a core, in percent. Measured over 60 s with the sample's 26 sections: 0.5. */
const MOST = 2;

/** How much of a core all processes of a data folder use while nobody asks anything of them. */
async function usedIn(dataDir: string, ms: number): Promise<number> {
  const total = () => [...processorTime(dataDir).values()].reduce((sum, one) => sum + one, 0);
  const before = total();
  const begun = performance.now();
  await pause(ms);
  return ((total() - before) / (performance.now() - begun)) * 100;
}

test.runIf(process.platform === 'linux')(
  'a Paraf of which nobody asks anything uses less than a fiftieth of a core, its database included, and wakes at a command',
  async () => {
    const dataDir = temporaryFolder();
    const sample = join(dataDir, 'plan.json');
    writeFileSync(sample, planText());
    const office = await startParaf({ dataDir, environment: { SAMPLE: sample } });
    try {
      await waitForMails(office.mailbox, (mail) => linkIn(mail) !== null, { least: 2 });
      const used: number[] = [];
      // What a start leaves to do is done within the first of them; a machine that does much else disturbs some.
      while (used.length < 4 && !used.some((one) => one < MOST)) used.push(await usedIn(dataDir, WINDOW_MS));
      process.stdout.write(`idle: ${used.map((one) => one.toFixed(1)).join(', ')} % of a core\n`);
      expect(Math.min(...used)).toBeLessThan(MOST);

      const words = ['kecil.visi', '--by', 'Koordinator', '--why', 'Tautan hilang'];
      expect((await paraf(dataDir, 'resend', ...words)).code).toBe(0);
      const begun = performance.now();
      await waitForMails(office.mailbox, (mail) => linkIn(mail) !== null, { least: 3 });
      // A second on a machine of its own.
      expect(performance.now() - begun).toBeLessThan(5000);
    } finally {
      await office.stop();
    }
  },
  180_000,
);
