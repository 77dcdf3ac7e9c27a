import { expect, test } from 'vitest';
import { expectNothingLost } from './expect-nothing-lost.ts';
import { stormThrough } from './storm-through.ts';
import { temporaryFolder } from './temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test('twenty kills of the whole group in a storm of decisions lose nothing', async () => {
  process.stdout.write(`SEED=${seed}\n`);
  const storm = await stormThrough({
    dataDir: temporaryFolder(),
    sections: 30,
    turns: Array.from({ length: 20 }, () => ({ ends: 'killed-with-database' as const })),
    seed,
    patienceMs: 25 * 60_000,
  });
  expect(storm.crashes).toHaveLength(20);
  expectNothingLost(storm);
});
