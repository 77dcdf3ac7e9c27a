import { describe, expect, it } from 'vitest';
import { opensAfter } from '../../functions/approval/opens-after.ts';
import { STAGES } from '../../functions/approval/stages.ts';

describe('the path', () => {
  it('goes from drafting through both reviews to sign-off, in one round', () => {
    expect(opensAfter('drafting', 2, 'submitted')).toEqual({ stage: 'opd-review', round: 2 });
    expect(opensAfter('opd-review', 2, 'approved')).toEqual({ stage: 'ugm-review', round: 2 });
    expect(opensAfter('ugm-review', 2, 'approved')).toEqual({ stage: 'sekda-sign-off', round: 2 });
    expect(opensAfter('sekda-sign-off', 2, 'approved')).toBeNull();
  });

  it.each(STAGES)('goes back to drafting of the next round when %s is returned', (stage) => {
    expect(opensAfter(stage, 2, 'returned')).toEqual({ stage: 'drafting', round: 3 });
  });
});
