import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { lambdaContext } from './lambda-context.ts';
import type { Mapping } from './mapping.ts';

const Response = v.nullish(
  v.object({ batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.string() }))) }),
);

/** `failedFrom` is the index of the first record that has to come again. */
export type Invocation = { done: true } | { done: false; failedFrom: number; error: string; thrown: boolean };

/** Calls a function with one batch and reads its answer as Lambda does. Never throws. */
export async function invoke(mapping: Mapping, records: DynamoDBRecord[]): Promise<Invocation> {
  const seconds = mapping.timeoutSeconds ?? 60;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      const expire = () => reject(new Error(`Task timed out after ${seconds} seconds`));
      timer = setTimeout(expire, seconds * 1000);
    });
    // A copy, as in AWS: what the function does to its event must not reach the next try.
    const event = { Records: structuredClone(records) };
    const answer = await Promise.race([mapping.handler(event, lambdaContext(mapping.name, seconds)), late]);
    return mapping.reportBatchItemFailures ? read(answer, records) : { done: true };
  } catch (fault) {
    return { done: false, failedFrom: 0, error: String(fault), thrown: true };
  } finally {
    clearTimeout(timer);
  }
}

function read(answer: unknown, records: DynamoDBRecord[]): Invocation {
  const parsed = v.safeParse(Response, answer);
  if (!parsed.success) return all('The answer is not a partial batch response.');
  const failed = parsed.output?.batchItemFailures ?? [];
  if (failed.length === 0) return { done: true };
  const indexes = failed.map(({ itemIdentifier }) =>
    records.findIndex((record) => record.dynamodb?.SequenceNumber === itemIdentifier),
  );
  // An identifier that is not in the batch makes the whole batch fail.
  if (indexes.includes(-1)) return all('batchItemFailures names a record that is not in the batch.');
  return {
    done: false,
    failedFrom: Math.min(...indexes),
    error: 'reported in batchItemFailures',
    thrown: false,
  };
}

function all(error: string): Invocation {
  return { done: false, failedFrom: 0, error, thrown: false };
}
