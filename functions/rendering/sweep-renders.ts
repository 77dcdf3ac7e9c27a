import { readPlanList } from '../records/plan/plan-list.ts';
import {
  readRenderSweep,
  sectionsAfter,
  type RenderSweep,
  writeRenderSweep,
} from '../records/readable/render-sweep.ts';
import type { Table } from '../records/table.ts';
import { CONVERTER } from '../documents/readable/blocks.ts';
import { askForEach } from './ask-to-render.ts';
import { missingRenders } from './missing-renders.ts';

/** Sections that one sweep looks at: three small reads each. */
const MOST_SECTIONS = 10;
/** Rows that one sweep makes, so that old drafts of a whole plan do not come all at once. */
const MOST_ROWS = 20;
/** After all sections were looked at, nothing is looked at for so long. */
const REST_MS = 24 * 60 * 60_000;

/**
 * Asks for what was never asked for: drafts of before there was a renderer, or that an older release took while a newer one
 * was being deployed. A few sections a time, going on where the last sweep ended; once through, it rests for a day. Gives
 * how many rows it made.
 */
export async function sweepRenders(of: {
  readonly table: Table;
  readonly firstTryMs: number;
  now(): string;
}): Promise<number> {
  const { table, now } = of;
  const before = await readRenderSweep(table);
  if (isResting(before, now())) return 0;
  let made = 0;
  let reached: RenderSweep = { converter: CONVERTER, after: before?.after ?? null, doneAt: null };
  const sections = await next(table, reached.after);
  for (const section of sections) {
    const { drafts, pairs } = await missingRenders(table, section);
    made += await askForEach(of, section, [...drafts, ...pairs], MOST_ROWS - made);
    if (made >= MOST_ROWS) break;
    reached = { ...reached, after: section };
  }
  const isThrough = sections.length < MOST_SECTIONS && made < MOST_ROWS;
  await writeRenderSweep(table, isThrough ? { ...reached, after: null, doneAt: now() } : reached);
  return made;
}

const isResting = (sweep: RenderSweep | null, now: string): boolean =>
  sweep !== null &&
  sweep.doneAt !== null &&
  sweep.converter === CONVERTER &&
  Date.parse(now) - Date.parse(sweep.doneAt) < REST_MS;

/** The sections after this one, over all plans. */
async function next(table: Table, after: string | null): Promise<string[]> {
  const found: string[] = [];
  for (const plan of await readPlanList(table)) {
    if (found.length >= MOST_SECTIONS) break;
    found.push(...(await sectionsAfter(table, plan, after, MOST_SECTIONS - found.length)));
  }
  return found;
}
