import { describe, expect, it } from 'vitest';
import { opensAfter } from '../../functions/approval/path/opens-after.ts';
import { STAGES } from '../../functions/approval/path/stages.ts';

const AT = '2026-11-30T03:00:00.000Z';

describe('the path', () => {
  it('goes from drafting through both reviews to sign-off, in one round', () => {
    expect(opensAfter('drafting', 2, { outcome: 'submitted', at: AT })).toEqual({
      stage: 'opd-review',
      round: 2,
    });
    expect(opensAfter('opd-review', 2, { outcome: 'approved', at: AT })).toEqual({
      stage: 'ugm-review',
      round: 2,
    });
    expect(opensAfter('ugm-review', 2, { outcome: 'approved', at: AT })).toEqual({
      stage: 'sekda-sign-off',
      round: 2,
    });
    expect(opensAfter('sekda-sign-off', 2, { outcome: 'approved', at: AT })).toBeNull();
  });

  it.each(STAGES)('goes back to drafting of the next round when %s is returned', (stage) => {
    expect(opensAfter(stage, 2, { outcome: 'returned', at: AT })).toEqual({ stage: 'drafting', round: 3 });
  });
});
