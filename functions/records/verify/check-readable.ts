import type { Finding } from './finding.ts';
import { readablePartition } from '../keys.ts';
import { queryPartition } from '../read-items.ts';
import type { Evidence } from './section-evidence.ts';
import type { Table } from '../table.ts';

/**
 * What was made readable is made of drafts that the section has; nothing else of it is evidence. It is read before the
 * drafts are, or a draft that is used meanwhile would be missing: `names` is what was found then.
 */
export const checkReadable = ({ section, drafts }: Evidence, names: readonly string[]): Finding[] => {
  const known = new Set(drafts.map(({ sha256 }) => String(sha256)));
  return names.flatMap((name) => {
    const strange = name.split('#').find((sha256) => !known.has(sha256));
    return strange === undefined
      ? []
      : [{ section, event: null, what: `has text of ${strange}, which is no draft of it` }];
  });
};

/** Of what something was made: a draft's SHA-256, or those of two. */
export async function readReadableNames(table: Table, section: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { sk } of queryPartition(table, readablePartition(section))) names.push(String(sk));
  return names;
}
