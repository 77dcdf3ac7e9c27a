import type { Parts } from '../functions/actions/parts.ts';
import { repairSection } from '../functions/actions/repair-section.ts';
import { readBoard } from '../functions/records/board.ts';
import { latestPlace } from '../functions/records/desk.ts';
import { voidLeases } from '../functions/records/outbox-rows.ts';
import type { Sequencer } from '../functions/step-functions/sequencer.ts';

/** How many sections are looked at at once: while one waits for the database, another is worked out. */
const HANDS = 4;

/**
 * Executions of one machine live in memory, so a start finds them all lost: every open section is looked at, by the
 * sweeper's own code. Whoever holds the data folder alone may void the leases of those before.
 */
export async function takeOver(
  parts: Parts,
  sequencer: Sequencer,
  plans: readonly string[],
  hands = HANDS,
): Promise<number> {
  await voidLeases(parts.table, parts.now());
  let rebuilt = 0;
  for (const plan of plans) {
    const board = await readBoard(parts.table, plan);
    const left = (board?.sections ?? [])[Symbol.iterator]();
    const hand = async () => {
      for (const item of left) {
        // One section that cannot be looked at must not keep all the others from starting; the sweeper tries again.
        const repaired = await repairSection(
          parts,
          sequencer,
          item.section,
          'local-start',
          latestPlace(item),
        ).catch(() => 'failed');
        if (repaired === 'rebuilt') rebuilt += 1;
      }
    };
    await Promise.all(Array.from({ length: hands }, hand));
  }
  return rebuilt;
}
