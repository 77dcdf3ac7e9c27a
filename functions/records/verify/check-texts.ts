import * as v from 'valibot';
import { textHashOf } from '../section/chain.ts';
import { type EventItem, TextItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import type { Evidence } from './section-evidence.ts';

/** Whether every comment and reason is there as it was written, or was forgotten on record. */
export function checkTexts({ section, texts: items }: Evidence, events: readonly EventItem[]): Finding[] {
  const findings: Finding[] = [];
  const texts = new Map<number, TextItem>();
  for (const item of items) {
    const place = Number(String(item['sk']).slice('TEXT#'.length));
    const read = v.safeParse(TextItem, item);
    if (read.success) texts.set(place, read.output);
    else findings.push({ section, event: place, what: 'has a text that cannot be read' });
  }
  const forgotten = new Map<string, number>();
  for (const { seq, event } of events) if (event.type === 'forgotten') forgotten.set(event.person, seq);
  for (const item of events) {
    const what = faultOf(item, texts.get(item.seq), forgotten);
    texts.delete(item.seq);
    if (what !== null) findings.push({ section, event: item.seq, what });
  }
  for (const seq of texts.keys()) findings.push({ section, event: seq, what: 'has a text, but no event' });
  return findings;
}

function faultOf(
  { seq, event, textHash }: EventItem,
  text: TextItem | undefined,
  forgotten: ReadonlyMap<string, number>,
): string | null {
  if (textHash === null) return text === undefined ? null : 'has a text that was not written with it';
  if (text === undefined) return 'has lost its text';
  if (text.by !== event.by) return 'has a text of somebody else';
  if (text.text === null || text.key === null) {
    return (forgotten.get(event.by) ?? 0) > seq ? null : 'has lost its text, and nobody was forgotten since';
  }
  const { key, name } = text;
  return textHashOf(key, { text: text.text, name }) === textHash
    ? null
    : 'has a text that was changed afterwards';
}
