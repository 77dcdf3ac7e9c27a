import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as it goes over the wire. Never changed in place: an update makes a new one. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A key attribute's text. Throws where it is none: Paraf's keys are strings. */
export function textOf(item: Attributes, name: string): string {
  const text = item[name]?.S;
  if (text === undefined) throw new TypeError(`${name} is no string`);
  return text;
}

export const nameOf = (item: Attributes): string => `${textOf(item, 'pk')}\n${textOf(item, 'sk')}`;

/** -1, 0 or 1 as DynamoDB orders two values of one type; null where they are of different types or unordered. */
export function order(a: AttributeValue, b: AttributeValue): number | null {
  if (a.S !== undefined && b.S !== undefined)
    return a.S === b.S ? 0 : Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if (a.N !== undefined && b.N !== undefined) return Math.sign(Number(a.N) - Number(b.N));
  return null;
}

/** Deep equality; the order of a map's fields does not count. */
export function same(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.S !== undefined && b.S !== undefined ? a.S === b.S : canonical(a) === canonical(b);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
