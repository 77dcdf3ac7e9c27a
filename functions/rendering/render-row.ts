import { ChangedChunk } from '../documents/readable/read-chunk.ts';
import type { RenderRow } from '../records/readable/render-item.ts';
import { claimRender, type RenderSettlement, settleRender } from '../records/readable/render-rows.ts';
import { giveUpComparison, renderComparison } from './render-comparison.ts';
import { giveUpDraft, renderDraft } from './render-draft.ts';
import { ReadingFault, type Rendering } from './rendering.ts';

/** Runs that may take a row: a file that kills what reads it has killed so many, and kills no more. */
const MOST_CLAIMS = 3;
/** Faults of others (the store, the table) after which a row is given up; with the longest pause that is half a day. */
const MOST_FAULTS = 30;
const LONGEST_MS = 30 * 60_000;

export interface Rendered {
  readonly state: RenderSettlement['state'] | 'elsewhere';
  readonly reason?: string;
}

/**
 * Claims a row, makes what it asks for, and writes down what became of it. A run that is killed writes nothing: whoever
 * claims the row for the fourth time gives it up. `elsewhere`: another has it, or it is settled.
 */
export async function renderRow(
  rendering: Rendering,
  row: Pick<RenderRow, 'section' | 'row'>,
): Promise<Rendered> {
  const { table, holder, now, leaseMs } = rendering;
  const claimedAt = now();
  const until = new Date(Date.parse(claimedAt) + leaseMs).toISOString();
  const claimed = await claimRender(table, row, { holder, now: claimedAt, until });
  if (claimed === null) return { state: 'elsewhere' };
  const settlement =
    claimed.claims > MOST_CLAIMS
      ? await giveUp(rendering, claimed, 'too-much')
      : await tryRendering(rendering, claimed);
  if (!(await settleRender(table, row, holder, settlement, now()))) return { state: 'elsewhere' };
  return settlement;
}

async function tryRendering(rendering: Rendering, row: RenderRow): Promise<RenderSettlement> {
  try {
    const reason =
      row.kind === 'draft' ? await renderDraft(rendering, row) : await renderComparison(rendering, row);
    return { state: 'done', reason };
  } catch (fault) {
    const isOfFile = fault instanceof ReadingFault || fault instanceof ChangedChunk;
    const faults = (row.faults ?? 0) + 1;
    if (isOfFile ? row.claims >= MOST_CLAIMS : faults >= MOST_FAULTS) return giveUp(rendering, row, 'fault');
    const claims = isOfFile ? row.claims : row.claims - 1;
    const reason = fault instanceof Error ? fault.name : 'UnknownFault';
    return { state: 'later', reason, at: pausedUntil(rendering, faults), claims, faults };
  }
}

async function giveUp(
  rendering: Rendering,
  row: RenderRow,
  why: 'too-much' | 'fault',
): Promise<RenderSettlement> {
  await (row.kind === 'draft' ? giveUpDraft(rendering, row, why) : giveUpComparison(rendering, row, why));
  return { state: 'given-up', reason: why };
}

/** Doubling from some seconds to half an hour, with jitter. */
function pausedUntil({ now, random }: Rendering, faults: number): string {
  const ms = Math.min(LONGEST_MS, 2_000 * 2 ** Math.min(faults, 12)) * (0.5 + random() / 2);
  return new Date(Date.parse(now()) + ms).toISOString();
}
