import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnParaf } from './own-paraf.ts';

const SAMPLE = 'samples/bojonegoro.json';

/**
 * How long somebody waits who tries Paraf, in milliseconds: on a new folder, until the sample is imported and started. The
 * second of two starts, as the system reads all code from its disk at the first.
 */
export async function startOnSample(): Promise<number> {
  let sampleMs = Number.NaN;
  for (let start = 1; start <= 2; start += 1) {
    const dataDir = mkdtempSync(join(tmpdir(), 'paraf-bench-sample-'));
    try {
      const paraf = await startOwnParaf(dataDir, SAMPLE);
      sampleMs = paraf.healthyMs;
      await paraf.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
  return sampleMs;
}
