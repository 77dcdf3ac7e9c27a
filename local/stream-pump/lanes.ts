import type { DynamoDBRecord } from 'aws-lambda';
import { checkPattern, matchesPattern } from './event-pattern.ts';
import type { Mapping } from './mapping.ts';

/**
 * A mapping's `parallelizationFactor`, as that many mappings: each takes the records of its own partition keys, so that
 * those of one partition keep their order. @throws UnknownPatternRule
 */
export function lanesOf(mapping: Mapping): Mapping[] {
  const { filter, parallelizationFactor: count = 1 } = mapping;
  if (count === 1) return [mapping];
  if (typeof filter !== 'function') checkPattern(filter);
  const passes =
    typeof filter === 'function' ? filter : (record: DynamoDBRecord) => matchesPattern(filter, record);
  return Array.from({ length: count }, (_, lane) => ({
    ...mapping,
    filter: (record) => laneOf(record, count) === lane && passes(record),
  }));
}

function laneOf(record: DynamoDBRecord, count: number): number {
  let sum = 0;
  for (const byte of Buffer.from(record.dynamodb?.Keys?.['pk']?.S ?? '')) sum = (sum * 31 + byte) % 65_521;
  return sum % count;
}
