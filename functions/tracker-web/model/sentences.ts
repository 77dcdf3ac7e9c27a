import { hasFlag, sorted } from './found.ts';
import type { Flag, Look } from './look.ts';
import type { SectionShown } from './section-shown.ts';

/** What a board says above its rows: how many sections are so, which of them first, and where they all stand. */
export interface Sentence {
  readonly says: Flag | 'waits';
  readonly count: number;
  /** The one that has been so for longest, or will be first. */
  readonly first: SectionShown;
  /** Since when that one is so; of a deadline, when it was or is. */
  readonly at: string;
  /** Leads to exactly those that it counts, the first one first. */
  readonly look: Partial<Look>;
}

/** In this order: what is worst, what will be soon, what waits. */
const ORDER = ['overdue', 'halted', 'disputed', 'not-delivered', 'held', 'due-soon'] as const;

/** The sentences that are so of these sections; none where none waits and nothing is the matter. */
export function sentencesOf(sections: readonly SectionShown[]): Sentence[] {
  const told = ORDER.flatMap((flag) => sentenceOn(sections, flag) ?? []);
  const waits = longestWait(sections);
  return waits === null || told.some(({ first }) => first === waits.first) ? told : [...told, waits];
}

function sentenceOn(sections: readonly SectionShown[], flag: Flag): Sentence | null {
  const these = sections.filter((section) => hasFlag(section, flag));
  const [first, at] = earliest(these, (section) => sinceWhen(section, flag));
  if (first === null) return null;
  const isDue = flag === 'overdue' || flag === 'due-soon';
  return { says: flag, count: these.length, first, at, look: { flag, sort: isDue ? 'due' : 'age' } };
}

/** Since when a section is so. Nobody keeps when mail came back: then it is since when it was asked for. */
function sinceWhen(section: SectionShown, flag: Flag): string | null {
  switch (flag) {
    case 'overdue':
    case 'due-soon':
      return section.due;
    case 'held':
      return section.held?.at ?? null;
    case 'disputed':
      return section.disputedAt;
    case 'halted':
      return section.haltedAt ?? section.since;
    case 'not-delivered':
      return section.since;
  }
}

/** Of the sections that wait for somebody: the one that has longest. */
function longestWait(sections: readonly SectionShown[]): Sentence | null {
  const these = sorted(
    sections.filter(({ holders }) => holders.length > 0),
    'age',
  );
  const [first] = these;
  if (first === undefined || first.since === null) return null;
  return { says: 'waits', count: these.length, first, at: first.since, look: { sort: 'age' } };
}

function earliest(
  sections: readonly SectionShown[],
  at: (section: SectionShown) => string | null,
): [SectionShown, string] | [null] {
  let best: [SectionShown, string] | [null] = [null];
  for (const section of sections) {
    const when = at(section);
    if (when !== null && (best[0] === null || when < best[1])) best = [section, when];
  }
  return best;
}
