import { readFileSync } from 'node:fs';

/** What the tables of infra/README.md allow one role, as `action resource` or `action resource FAMILY#*…` lines. */
export interface Allowed {
  /** Whose role it is: a function's, mostly. */
  readonly bearer: string;
  readonly grants: string[];
}

/** Reads the two tables under "Who may do what". A word that is not explained, or explained and not used, is a fault. */
export function readPolicyTable(): Allowed[] {
  const text = readFileSync('infra/README.md', 'utf8').split('## Who may do what')[1] ?? '';
  const rows = text.split('\n').flatMap((line) =>
    line.startsWith('|')
      ? [
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [],
  );
  const words = new Map<string, string[]>();
  for (const [word = '', actions = '', on = '', why = ''] of rows.filter(([first]) =>
    first?.startsWith('*'),
  )) {
    if (why === '') throw new Error(`${word} is not explained`);
    const grants = ticked(actions).flatMap((action) => ticked(on).map((resource) => `${action} ${resource}`));
    words.set(word, [...(words.get(word) ?? []), ...grants]);
  }
  const used = new Set<string>();
  const meaning = (word: string): string[] => {
    used.add(word);
    const grants = words.get(word);
    if (grants === undefined) throw new Error(`${word} is no word of the table`);
    return grants;
  };
  const allowed = rows
    .filter(([first]) => first?.startsWith('`'))
    .map(([name = '', reads = '', writes = '', more = '']) => ({
      bearer: ticked(name)[0] ?? '',
      grants: [
        ...(reads === '' ? [] : meaning('*reads*').map((grant) => `${grant} ${families(reads)}`)),
        ...(writes === '' ? [] : meaning('*writes*').map((grant) => `${grant} ${families(writes)}`)),
        ...more.split(';').flatMap((word) => (word.trim() === '' ? [] : meaning(word.trim()))),
      ].sort(),
    }));
  for (const word of words.keys()) if (!used.has(word)) throw new Error(`nobody may ${word}`);
  return allowed;
}

const ticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, inner]) => inner ?? '');
const families = (cell: string): string =>
  cell
    .split(/\s+/)
    .map((family) => `${family}#*`)
    .join(' ');
