import { describe, expect, test } from 'vitest';
import { withEach } from '../../functions/actions/with-each.ts';

const turn = () => new Promise<void>((done) => setImmediate(done));

describe('several at once', () => {
  test('are no more than there are hands, and answer in their order', async () => {
    let under = 0;
    let most = 0;
    const doubled = await withEach(
      [5, 1, 4, 2, 3],
      async (n) => {
        under += 1;
        most = Math.max(most, under);
        for (let i = 0; i < n; i += 1) await turn();
        under -= 1;
        return n * 2;
      },
      2,
    );
    expect(doubled).toEqual([10, 2, 8, 4, 6]);
    expect(most).toBe(2);
  });

  test('begin no other once one has failed, and are waited for', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const all = withEach(
      [1, 2, 3, 4],
      async (n) => {
        begun.push(n);
        if (n === 1) throw new Error('the power went');
        for (let i = 0; i < 5; i += 1) await turn();
        ended.push(n);
      },
      2,
    );
    await expect(all).rejects.toThrow('the power went');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
