import type { Dependencies } from '../../functions/actions/dependencies.ts';
import type { Inventory } from './inventory.ts';
import { writeItems } from './write-items.ts';

/** Links that were mailed after the point go: what they were for may never come to be. Those of before come back. */
export async function copyLinks(dependencies: Dependencies, from: Inventory, here: Inventory): Promise<void> {
  await writeItems(dependencies, {
    put: [...from.links].flatMap(([pk, item]) => (here.links.has(pk) ? [] : [item])),
    remove: [...here.links].flatMap(([pk, item]) => (from.links.has(pk) ? [] : [item])),
  });
}
