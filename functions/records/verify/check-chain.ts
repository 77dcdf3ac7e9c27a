import * as v from 'valibot';
import { hashOf, ORIGIN } from '../section/chain.ts';
import { EventItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import type { Item } from '../read-items.ts';
import type { Evidence } from './section-evidence.ts';

export interface Chain {
  /** The events that can be read, in order. */
  readonly events: readonly EventItem[];
  readonly findings: readonly Finding[];
}

/** Whether a section's events are all there, in their order, and as they were written. */
export function checkChain({ section, header, events: items }: Evidence): Chain {
  const findings: Finding[] = [];
  const events: EventItem[] = [];
  const find = (event: number | null, what: string) => findings.push({ section, event, what });
  let former: string | null = ORIGIN;
  let last = 0;
  for (const item of items) {
    const place = Number(String(item['sk']).slice('EVENT#'.length));
    if (place > last + 1) {
      find(last + 1, place === last + 2 ? 'is missing' : `and those up to ${place - 1} are missing`);
      former = null;
    }
    last = place;
    const read = v.safeParse(EventItem, item);
    if (!read.success) {
      find(place, 'cannot be read: it is not as Paraf writes events');
      former = typeof item['hash'] === 'string' ? item['hash'] : null;
      continue;
    }
    const event = read.output;
    if (event.seq !== place) find(place, `says that it is event ${event.seq}: events have changed places`);
    else if (former !== null && hashOfItem(former, item, event) !== event.hash) {
      find(
        place,
        'is not as it was written: its hash does not follow from its content and the event before it',
      );
    }
    former = event.hash;
    events.push(event);
  }
  if (header['seq'] !== last) {
    find(null, `its item counts ${String(header['seq'])} events, and ${last} are there to read`);
  } else if (former !== null && header['head'] !== former) {
    find(null, `its item does not carry the hash of event ${last}`);
  }
  return { events, findings };
}

/** Over what is stored, not over what was read of it: a field that does not belong there is a change too. */
function hashOfItem(former: string, item: Item, { seq, event, change, textHash }: EventItem): string {
  const stored = v.parse(v.record(v.string(), v.unknown()), item['event']);
  const whole = event.type === 'unknown' ? stored : { ...stored, ...event };
  return hashOf(former, { seq, event: whole, change, textHash });
}
