import { withOffset } from '../../calendar/with-offset.ts';
import type { EventItem } from '../../records/section/event-item.ts';
import type { Cell, Table } from '../../sheets/table.ts';

/** A section's events with their chain. */
export interface Chain {
  readonly section: string;
  readonly title: string;
  readonly events: readonly EventItem[];
}

/** For programs: its words are those of the records, in no language. */
const COLUMNS = ['section', 'title', 'seq', 'at', 'type', 'by', 'stage', 'round', 'person', 'choice', 'hash'];

/** Every event, one row each. Comments and reasons are not among them: they are kept apart, and can be forgotten. */
export const eventsTable = (chains: readonly Chain[]): Pick<Table, 'columns' | 'rows'> => ({
  columns: COLUMNS.map((header) => ({ header, width: 16 })),
  rows: chains.flatMap(({ section, title, events }) =>
    events.map(({ seq, event, hash }): Cell[] => [
      section,
      title,
      seq,
      withOffset(event.at),
      event.type === 'unknown' ? event.named : event.type,
      event.by,
      'stage' in event && event.stage !== undefined ? event.stage : null,
      'round' in event && event.round !== undefined ? event.round : null,
      'person' in event ? event.person : null,
      event.type === 'decided' ? event.choice : null,
      hash,
    ]),
  ),
});
