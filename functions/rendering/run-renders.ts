import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { readImage, UnreadableRecord } from '../outbox/read-stream.ts';
import { RenderRow } from '../records/readable/render-item.ts';
import { dueRenders } from '../records/readable/render-rows.ts';
import { type Rendered, renderRow } from './render-row.ts';
import type { Rendering } from './rendering.ts';

export interface RenderLog {
  /** One line per outcome: ids only. */
  log(row: Pick<RenderRow, 'section' | 'row'>, outcome: Rendered): void;
  logFault(of: { record: string } | { section: string; row: string }, fault: unknown): void;
}

/** What wakes the renderer: the stream, or the clock. */
export type RenderEvent = DynamoDBStreamEvent | { readonly tick: true };

/** A tick begins nothing after so long: what is begun last may take a minute, and its run must end before its lease does. */
const A_TICK_MS = 20_000;

/** Makes what the stream brought. What cannot be read, or written down, is reported; the others are not held up. */
export async function renderStream(
  rendering: Rendering,
  log: RenderLog,
  event: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  const failures: DynamoDBBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      const row = readImage(record, RenderRow);
      log.log(row, await renderRow(rendering, row));
    } catch (fault) {
      const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
      log.logFault({ record: itemIdentifier }, fault);
      failures.push({ itemIdentifier });
    }
  }
  return { batchItemFailures: failures };
}

/** Makes what is due: what the stream lost, what had to wait, and what a killed run left. Gives how many it tried. */
export async function renderDue(rendering: Rendering, log: RenderLog): Promise<number> {
  const { table, now } = rendering;
  const begun = Date.parse(now());
  let tried = 0;
  const unreadable = (key: { section: string; row: string }) =>
    log.logFault(key, new UnreadableRecord('no row of this release'));
  for await (const row of dueRenders(table, now(), unreadable)) {
    if (Date.parse(now()) - begun > A_TICK_MS) break;
    const outcome = await renderRow(rendering, row);
    if (outcome.state !== 'elsewhere') log.log(row, outcome);
    tried += 1;
  }
  return tried;
}
