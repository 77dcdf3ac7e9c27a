import { describe, expect, it } from 'vitest';
import { asked, liveThrough } from './lives.ts';

describe('200 lives of sections in a storm of faults', () => {
  it('keep every invariant, and every section that nobody cancels is signed off once the storm is over', async () => {
    const { lives, seed } = asked(200);
    const lived = await liveThrough(lives, seed);
    expect(lived.violations).toEqual([]);
    expect(lived.signedOffPercent).toBeGreaterThanOrEqual(90);
    expect(lived.unlisted).toEqual([]);
    if (lives >= 200) expect(lived.missed).toEqual([]);
  }, 600_000);
});
