import { expect, test } from 'vitest';
import { expectNothingLost } from './expect-nothing-lost.ts';
import { stormUnderKills } from './storm-under-kills.ts';
import { temporaryFolder } from './temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test('twenty kills of the whole group in a storm of decisions lose nothing', async () => {
  process.stdout.write(`SEED=${seed}\n`);
  const storm = await stormUnderKills({
    dataDir: temporaryFolder(),
    sections: 30,
    kills: 20,
    seed,
    patienceMs: 25 * 60_000,
    databaseToo: true,
  });
  expect(storm.crashes).toHaveLength(20);
  expectNothingLost(storm);
});
