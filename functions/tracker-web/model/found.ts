import { SHOWN_STATES } from '../../approval/shown-state.ts';
import type { Person } from '../../records/plan/plan.ts';
import { nameIn } from '../../wording/person.ts';
import type { SectionShown } from './section-shown.ts';
import type { Flag, Look, Sort, Sought } from './look.ts';

type People = ReadonlyMap<string, Person>;

/** Whether a section is one that is looked for. */
export function fits(section: SectionShown, look: Look, people: People): boolean {
  const { holders } = section;
  return (
    (look.book === null || section.book === look.book) &&
    (look.state === null || section.state === look.state) &&
    (look.flag === null || hasFlag(section, look.flag)) &&
    (look.holder === null || holders.some(({ person }) => person === look.holder)) &&
    (look.office === null || holders.some(({ person }) => people.get(person)?.office === look.office)) &&
    (look.q === '' || says(section, look.q, people))
  );
}

/** Whether each word stands somewhere: in the title, or in whom it waits for. */
function says({ id, title, holders }: SectionShown, q: string, people: People): boolean {
  const names = holders.flatMap(({ person }) => [nameIn(people, person), people.get(person)?.office ?? '']);
  const text = plain([title, id, ...names].join('\n'));
  return plain(q)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Overdue, held, disputed, halted, stuck, or with mail that did not arrive. */
export const needsAttention = (section: SectionShown): boolean => hasFlag(section, 'attention');

const ALARMING: readonly Flag[] = ['overdue', 'held', 'disputed', 'halted', 'not-delivered'];

export function hasFlag(section: SectionShown, flag: Sought): boolean {
  switch (flag) {
    case 'attention':
      return ALARMING.some((it) => hasFlag(section, it));
    case 'overdue':
      return section.isLate;
    case 'due-soon':
      return section.isDueSoon;
    case 'held':
      return section.held !== null;
    case 'disputed':
      return section.disputed;
    case 'halted':
      return section.halted !== null || section.stuck;
    case 'not-delivered':
      return section.holders.some(({ undeliverable }) => undeliverable !== null);
  }
}

const inOrder = new Intl.Collator('id', { numeric: true });

/** Sorts sections; what has no deadline, or no age yet, comes last. Equal ones stay in the plan's order. */
export function sorted(sections: readonly SectionShown[], sort: Sort): SectionShown[] {
  switch (sort) {
    case 'due':
      return sections.toSorted((a, b) => earlier(a.due, b.due));
    case 'age':
      return sections.toSorted((a, b) => earlier(a.since, b.since));
    case 'title':
      return sections.toSorted((a, b) => inOrder.compare(a.title, b.title));
    case 'state':
      return sections.toSorted((a, b) => SHOWN_STATES.indexOf(a.state) - SHOWN_STATES.indexOf(b.state));
  }
}

function earlier(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
