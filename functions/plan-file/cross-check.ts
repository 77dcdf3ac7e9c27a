import * as v from 'valibot';
import { SECTION_STAGES } from '../approval/path/stages.ts';
import { type Complaint, pathOf } from './complaint.ts';

const text = v.fallback(v.string(), '');
const list = <S extends v.GenericSchema>(entry: S) => v.fallback(v.array(entry), []);
const seat = v.fallback(
  v.union([
    v.string(),
    v.pipe(
      v.object({ person: v.string() }),
      v.transform(({ person }) => person),
    ),
  ]),
  '',
);
const named = v.fallback(v.object({ id: text }), { id: '' });
const roster = v.object(v.entriesFromList(SECTION_STAGES, list(seat)));
const nobody = v.parse(roster, {});

/** What of a file can be read at all, so that a fault in one place does not hide those in others. */
const Readable = v.object({
  coordinators: list(text),
  viewers: list(text),
  mondayTo: list(text),
  people: list(v.fallback(v.object({ id: text, superior: v.optional(text, '') }), { id: '', superior: '' })),
  books: list(named),
  daysOff: list(v.fallback(v.object({ date: text }), { date: '' })),
  sections: list(
    v.fallback(
      v.object({
        id: text,
        book: text,
        roster: v.fallback(roster, nobody),
      }),
      { id: '', book: '', roster: nobody },
    ),
  ),
});
type Readable = v.InferOutput<typeof Readable>;

/** Ids that are used twice, and ids that nothing has. `raw` may be anything. */
export function crossCheck(raw: unknown): Complaint[] {
  const read = v.safeParse(Readable, raw);
  if (!read.success) return [];
  const file = read.output;
  const people = new Set(file.people.map(({ id }) => id));
  const books = new Set(file.books.map(({ id }) => id));
  return [
    ...twice(
      file.people.map(({ id }) => id),
      'person',
      (i) => pathOf('people', i, 'id'),
    ),
    ...twice(
      file.books.map(({ id }) => id),
      'book',
      (i) => pathOf('books', i, 'id'),
    ),
    ...twice(
      file.sections.map(({ id }) => id),
      'section',
      (i) => pathOf('sections', i, 'id'),
    ),
    ...twice(file.coordinators, 'coordinator', (i) => pathOf('coordinators', i)),
    ...file.coordinators.flatMap((id, i) => known(people, id, 'person', pathOf('coordinators', i))),
    ...twice(file.mondayTo, 'person', (i) => pathOf('mondayTo', i)),
    ...file.mondayTo.flatMap((id, i) => known(people, id, 'person', pathOf('mondayTo', i))),
    ...file.people.flatMap(({ superior }, i) =>
      known(people, superior, 'person', pathOf('people', i, 'superior')),
    ),
    ...circles(file.people),
    ...twice(file.viewers, 'viewer', (i) => pathOf('viewers', i)),
    ...file.viewers.flatMap((id, i) => known(people, id, 'person', pathOf('viewers', i))),
    ...twice(
      file.daysOff.map(({ date }) => date),
      'day',
      (i) => pathOf('daysOff', i, 'date'),
    ),
    ...file.sections.flatMap((section, i) => sectionFaults(section, i, people, books)),
  ];
}

/** Superiors that lead back to whom they began with: said once a circle, at its first person. */
function circles(people: Readable['people']): Complaint[] {
  const superiors = new Map(people.map(({ id, superior }) => [id, superior]));
  const seen = new Set<string>();
  return people.flatMap(({ id }, i) => {
    const way = new Set<string>();
    for (let at = id; at !== '' && !seen.has(at); at = superiors.get(at) ?? '') {
      if (way.has(at)) {
        for (const one of way) seen.add(one);
        const problem = `leads in a circle: ${[...way].join(' → ')}`;
        return [{ path: pathOf('people', i, 'superior'), problem }];
      }
      way.add(at);
    }
    for (const one of way) seen.add(one);
    return [];
  });
}

const sectionFaults = (
  section: Readable['sections'][number],
  index: number,
  people: ReadonlySet<string>,
  books: ReadonlySet<string>,
): Complaint[] => [
  ...known(books, section.book, 'book', pathOf('sections', index, 'book')),
  ...SECTION_STAGES.flatMap((stage) => {
    const at = (i: number): string => pathOf('sections', index, 'roster', stage, i);
    const seats = section.roster[stage];
    return [
      ...seats.flatMap((id, i) => known(people, id, 'person', at(i))),
      ...twice(seats, 'person of this stage', at),
    ];
  }),
];

const known = (ids: ReadonlySet<string>, id: string, kind: string, path: string): Complaint[] =>
  id === '' || ids.has(id) ? [] : [{ path, problem: `there is no ${kind} "${id}" in this file` }];

/** One look at each: a file may hold thousands. */
const twice = (ids: readonly string[], kind: string, path: (index: number) => string): Complaint[] => {
  const firsts = new Map<string, number>();
  ids.forEach((id, i) => {
    if (!firsts.has(id)) firsts.set(id, i);
  });
  return ids.flatMap((id, i) => {
    const first = firsts.get(id) ?? i;
    return id === '' || first === i
      ? []
      : [{ path: path(i), problem: `"${id}" is there twice; the first ${kind} is at ${path(first)}` }];
  });
};
