import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { PACE, partsFor } from '../cli/dependencies.ts';
import { decideThrough } from './decide-through.ts';
import type { Measured } from './plan-text.ts';

const WRITES = ['TransactWriteItemsCommand', 'UpdateItemCommand', 'PutItemCommand'] as const;

/** A write as a document client hands it down: plain values. */
const Written = v.object({ command: v.picklist(WRITES), input: v.record(v.string(), v.unknown()) });
export type Written = v.InferOutput<typeof Written>;

/**
 * Has a section in OPD review decided, and takes down all that this writes until the last mail, in its order; the first is
 * the decision's own transaction. The section is in UGM review afterwards.
 */
export async function overhear(
  config: DynamoDBClientConfig,
  table: string,
  section: Measured,
): Promise<Written[]> {
  const client = new DynamoDBClient(config);
  const written: Written[] = [];
  client.middlewareStack.add(
    (next, { commandName: command }) =>
      (args) => {
        // A copy: what the client makes of it later is another thing.
        const write = v.safeParse(Written, { command, input: structuredClone(args.input) });
        if (write.success) written.push(write.output);
        return next(args);
      },
    { step: 'initialize' },
  );
  try {
    await decideThrough(partsFor(client, table, PACE), section);
    return written;
  } finally {
    client.destroy();
  }
}
