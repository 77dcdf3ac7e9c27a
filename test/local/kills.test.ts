import { expect, test } from 'vitest';
import { expectNothingLost } from './expect-nothing-lost.ts';
import { stormThrough } from './storm-through.ts';
import { temporaryFolder } from './temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test('three kills of the whole group in a storm of decisions lose nothing, and every section goes on by itself', {
  timeout: 300_000,
}, async () => {
  process.stdout.write(`SEED=${seed}\n`);
  const storm = await stormThrough({
    dataDir: temporaryFolder(),
    sections: 6,
    turns: Array.from({ length: 3 }, () => ({ ends: 'killed' as const })),
    seed,
    patienceMs: 240_000,
  });
  expect(storm.crashes).toHaveLength(3);
  expectNothingLost(storm);
});
