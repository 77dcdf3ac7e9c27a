/** The bytes that DynamoDB counts for an item: names and values in UTF-8, numbers at 2 digits a byte, 3 for a collection. */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return utf8(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, it) => sum + 1 + valueBytes(it), 0);
  if (typeof value === 'object' && value !== null) {
    return 3 + Object.entries(value).reduce((sum, [name, it]) => sum + 1 + utf8(name) + valueBytes(it), 0);
  }
  return 1;
}

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');
