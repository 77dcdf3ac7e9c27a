import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { OutboxRow } from '../records/outbox/outbox-item.ts';

/** A stream record that holds no row: it goes to the failure queue, and holds up no other. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

/** The outbox row that a stream record inserted. Throws UnreadableRecord. */
export const readRecord = (record: DynamoDBRecord): OutboxRow => readImage(record, OutboxRow);

/** What a stream record inserted. Throws UnreadableRecord. */
export function readImage<Schema extends v.GenericSchema>(
  record: DynamoDBRecord,
  schema: Schema,
): v.InferOutput<Schema> {
  const image = record.dynamodb?.NewImage;
  if (image === undefined) throw new UnreadableRecord('no new image');
  // The stream's event and the SDK type the same JSON with two names.
  const parsed = v.safeParse(schema, unmarshall(v.parse(AttributeValues, image)));
  if (!parsed.success) throw new UnreadableRecord(v.summarize(parsed.issues));
  return parsed.output;
}

type AttributeMap = Parameters<typeof unmarshall>[0];
const AttributeValues = v.custom<Extract<AttributeMap, Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);
