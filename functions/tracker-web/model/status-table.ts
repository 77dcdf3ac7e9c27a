import { dayOf } from '../../calendar/day-of.ts';
import { calendarsOf } from '../../deadlines/calendar.ts';
import { workingDaysFrom } from '../../deadlines/working-days.ts';
import { bookTitle } from '../../records/plan/plan.ts';
import type { ShownBoard } from '../../records/plan/shown-board.ts';
import type { Cell, Table } from '../../sheets/table.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { FLAGS } from './look.ts';
import { hasFlag } from './found.ts';
import { momentAt, sectionShown } from './section-shown.ts';

/** All sections of a plan as they stand, one row each, book by book. */
export function statusTable({ plan, people, sections }: ShownBoard, now: string, words: Wording): Table {
  const { board, stages, find, stands } = words;
  const { columns } = words.exports;
  const moment = momentAt(now, calendarsOf(plan.daysOff).current);
  const today = dayOf(now);
  const order = plan.books.map(({ id }) => id);
  const place = (book: string): number => (order.indexOf(book) + order.length + 1) % (order.length + 1);
  const day = (instant: string | null): Cell => (instant === null ? null : { day: dayOf(instant) });
  return {
    name: words.exports.status,
    columns: [
      { header: columns.book, width: 28 },
      { header: board.columns.section, width: 44 },
      { header: columns.id, width: 28 },
      { header: board.columns.state, width: 26 },
      { header: board.columns.round, width: 9 },
      { header: board.columns.holders, width: 44 },
      { header: columns.office, width: 36 },
      { header: board.columns.since, width: 12 },
      { header: board.columns.due, width: 12 },
      { header: columns.daysLeft, width: 16 },
      { header: board.columns.flags, width: 26 },
      { header: columns.why, width: 26 },
    ],
    rows: sections
      .toSorted((a, b) => place(a.book) - place(b.book))
      .map((item): Cell[] => {
        const section = sectionShown(item, moment);
        const { due, since, holders, round } = section;
        const offices = new Set(holders.map(({ person }) => people.get(person)?.office ?? ''));
        const whys = new Set(holders.flatMap(({ why }) => (why === null ? [] : [stands.whys[why]])));
        return [
          bookTitle(plan, section.book),
          section.title,
          section.id,
          stages.states[section.state],
          round === 0 ? null : round,
          holders.map(({ person }) => nameIn(people, person)).join('; '),
          [...offices].join('; '),
          day(since),
          day(due),
          due === null ? null : workingDaysFrom(today, dayOf(due), moment.calendar),
          FLAGS.filter((flag) => hasFlag(section, flag))
            .map((flag) => find.flags[flag])
            .join('; '),
          [...whys].join('; '),
        ];
      }),
  };
}
