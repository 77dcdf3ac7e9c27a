/** One alternative for a value, as in Lambda's event filtering. */
export type PatternRule =
  | string
  | number
  | boolean
  | null
  | { prefix: string }
  | { suffix: string }
  | { exists: boolean }
  | { 'equals-ignore-case': string }
  | { 'anything-but': string | number | readonly (string | number)[] };

/** A filter pattern of a Lambda event source mapping: all keys must match, any of a key's rules will do. */
export interface EventPattern {
  readonly [key: string]: readonly PatternRule[] | EventPattern;
}

/** A pattern uses what this does not know. Better said at start than a filter that quietly lets nothing through. */
export class UnknownPatternRule extends Error {
  override readonly name = 'UnknownPatternRule';
}

const RULES = ['prefix', 'suffix', 'exists', 'equals-ignore-case', 'anything-but'];

/** @throws UnknownPatternRule */
export function checkPattern(pattern: EventPattern, path = ''): void {
  for (const [key, wanted] of Object.entries(pattern)) {
    if (!isRules(wanted)) {
      checkPattern(wanted, `${path}${key}.`);
      continue;
    }
    for (const rule of wanted) {
      const unknown =
        typeof rule === 'object' && rule !== null && !RULES.includes(Object.keys(rule)[0] ?? '');
      if (unknown)
        throw new UnknownPatternRule(`${path}${key}: ${JSON.stringify(rule)} is not understood locally.`);
    }
  }
}

/** Whether a stream record passes, as Lambda would decide. */
export function matchesPattern(pattern: EventPattern, record: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const value = isObject(record) ? record[key] : undefined;
    return isRules(wanted) ? wanted.some((rule) => matchesRule(rule, value)) : matchesPattern(wanted, value);
  });
}

function matchesRule(rule: PatternRule, value: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return value === rule;
  if ('exists' in rule) return (value !== undefined) === rule.exists;
  if ('anything-but' in rule) {
    const not = rule['anything-but'];
    const excluded: readonly (string | number)[] = typeof not === 'object' ? not : [not];
    return value !== undefined && !excluded.some((one) => one === value);
  }
  if (typeof value !== 'string') return false;
  if ('prefix' in rule) return value.startsWith(rule.prefix);
  if ('suffix' in rule) return value.endsWith(rule.suffix);
  return value.toLowerCase() === rule['equals-ignore-case'].toLowerCase();
}

function isRules(wanted: readonly PatternRule[] | EventPattern): wanted is readonly PatternRule[] {
  return Array.isArray(wanted);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
