import { type Render, toRenderItem } from '../records/readable/render-item.ts';
import { askToRender } from '../records/readable/render-rows.ts';
import type { Table } from '../records/table.ts';

/** Asks for each once, however often it is asked, `most` at a time; gives how many were not asked for before. */
export async function askForEach(
  { table, now, firstTryMs }: { readonly table: Table; readonly firstTryMs: number; now(): string },
  section: string,
  renders: readonly Render[],
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  const createdAt = now();
  const firstTry = new Date(Date.parse(createdAt) + firstTryMs).toISOString();
  let asked = 0;
  for (const render of renders) {
    if (asked >= most) break;
    if (await askToRender(table, toRenderItem(section, render, { createdAt, firstTry }))) asked += 1;
  }
  return asked;
}
