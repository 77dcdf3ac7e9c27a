import { expect, test } from 'vitest';
import { otherRelease } from '../driver/other-release.ts';
import { expectNothingLost } from './expect-nothing-lost.ts';
import { stormThrough } from './storm-through.ts';
import { temporaryFolder } from './temporary-folder.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test('another release’s functions, then its workflow too, then back again: open sections go on, nothing lost, nothing doubled', {
  timeout: 300_000,
}, async () => {
  process.stdout.write(`SEED=${seed}\n`);
  const storm = await stormThrough({
    dataDir: temporaryFolder(),
    sections: 4,
    turns: [
      // As on AWS at the moment of an update: executions go on by the definition that they were started with.
      {
        ends: 'stopped',
        release: otherRelease(temporaryFolder(), { functions: true, definition: false }),
      },
      { ends: 'stopped', release: otherRelease(temporaryFolder(), { functions: true, definition: true }) },
      { ends: 'stopped' },
    ],
    seed,
    patienceMs: 240_000,
  });
  expect(storm.releases).toEqual([
    expect.not.stringMatching(/^99\./),
    expect.stringMatching(/^99\./),
    expect.stringMatching(/^99\./),
    expect.not.stringMatching(/^99\./),
  ]);
  expectNothingLost(storm);
});
