import type { Dependencies } from '../functions/actions/dependencies.ts';
import { repairSection } from '../functions/actions/repair-section.ts';
import { withEach } from '../functions/actions/with-each.ts';
import { readBoard } from '../functions/records/plan/board.ts';
import { latestPlace } from '../functions/records/section/snapshot.ts';
import type { SectionItem } from '../functions/records/section/section-item.ts';
import { voidLeases } from '../functions/records/outbox/outbox-rows.ts';
import { voidRenderLeases } from '../functions/records/readable/render-rows.ts';
import type { Sequencers } from '../functions/step-functions/sequencer.ts';

/**
 * Executions of one machine live in memory, so a start finds them all lost: every open section is looked at, by the
 * sweeper's own code. Whoever holds the data folder alone may void the leases of those before.
 */
export async function takeOver(
  dependencies: Dependencies,
  sequencers: Sequencers,
  plans: readonly string[],
  hands?: number,
): Promise<number> {
  await voidLeases(dependencies.table, dependencies.now());
  await voidRenderLeases(dependencies.table, dependencies.now());
  let rebuilt = 0;
  for (const plan of plans) {
    const board = await readBoard(dependencies.table, plan);
    const look = (item: SectionItem) =>
      // One section that cannot be looked at must not keep all the others from starting; the sweeper tries again.
      repairSection(dependencies, sequencers, item.section, 'local-start', latestPlace(item)).catch(
        () => 'failed',
      );
    const looked = await withEach(board?.sections ?? [], look, hands);
    rebuilt += looked.filter((it) => it === 'rebuilt').length;
  }
  return rebuilt;
}
