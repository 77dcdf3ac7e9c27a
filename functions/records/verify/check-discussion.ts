import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { type Discussion, isOpenMust } from '../../discussion/discussion.ts';
import { bundleHash, BundleItem } from '../discussion/bundles.ts';
import { bundleKey, BUNDLES, commentStateKey } from '../keys.ts';
import type { EventItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import type { Evidence } from './section-evidence.ts';

/** Whether comments stand as the events make them, and every word of them is as it was sealed, or was forgotten on record. */
export function checkDiscussion(
  { section, header, comments }: Evidence,
  events: readonly EventItem[],
  discussion: Discussion,
): Finding[] {
  const findings: Finding[] = [];
  const find = (event: number | null, what: string) => findings.push({ section, event, what });
  const state = comments.find(({ sk }) => sk === commentStateKey(section).sk);
  if (!isDeepStrictEqual(state?.['comments'] ?? [], discussion))
    find(null, 'how its comments stand is not what its history makes of them');
  if ((header['musts'] ?? 0) !== discussion.filter(isOpenMust).length)
    find(null, 'its item counts other open comments than its history');

  const bundles = new Map(
    comments.flatMap((item) => (String(item['sk']).startsWith(BUNDLES) ? [[String(item['sk']), item]] : [])),
  );
  const forgotten = new Map<string, number>();
  for (const { seq, event } of events) if (event.type === 'forgotten') forgotten.set(event.person, seq);
  for (const { seq, event } of events) {
    if (event.type !== 'decided') continue;
    for (const [i, hash] of (event.sealed?.bundles ?? []).entries()) {
      const { sk } = bundleKey(section, seq, i + 1);
      const what = faultOf(bundles.get(sk), hash, (by) => (forgotten.get(by) ?? 0) > seq);
      bundles.delete(sk);
      if (what !== null) find(seq, what);
    }
  }
  for (const sk of bundles.keys()) find(null, `no event sealed the comments ${sk.slice(BUNDLES.length)}`);
  return findings;
}

function faultOf(item: unknown, hash: string, wasForgotten: (by: string) => boolean): string | null {
  if (item === undefined) return 'has lost comments that it sealed';
  const read = v.safeParse(BundleItem, item);
  if (!read.success) return 'sealed comments that cannot be read';
  const { key, ...bundle } = read.output;
  if (key === null)
    return wasForgotten(bundle.by) ? null : 'has lost comments, and nobody was forgotten since';
  return bundleHash({ ...bundle, key }) === hash ? null : 'sealed comments that were changed afterwards';
}
