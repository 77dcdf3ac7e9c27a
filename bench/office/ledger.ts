import { countDays, dayAfter, hasRung, nextDay, works } from './plain-count.ts';

/** What the players know to be true: who holds what since when and until when, by their own acts alone. */

export const STAGES = ['drafting', 'opd-review', 'ugm-review', 'sekda-sign-off'] as const;
export type StageName = (typeof STAGES)[number];
export const DAYS: Readonly<Record<StageName, number>> = {
  drafting: 5,
  'opd-review': 3,
  'ugm-review': 4,
  'sekda-sign-off': 2,
};

export interface KnownSection {
  readonly id: string;
  readonly title: string;
  readonly roster: Readonly<Record<StageName, readonly string[]>>;
  stage: StageName | null;
  round: number;
  opened: string;
  holders: string[];
  returned: boolean;
  /** Working days that were held, and since when it is. */
  held: number;
  heldSince: string | null;
  /** The days off that its deadline was counted over. */
  free: ReadonlySet<string>;
}

export const dueOf = ({ stage, opened, held, free }: KnownSection): string =>
  stage === null ? '' : dayAfter(opened, DAYS[stage] + held, free);

/** A stage opens on this day. */
export function open(
  section: KnownSection,
  stage: StageName,
  today: string,
  free: ReadonlySet<string>,
): void {
  Object.assign(section, {
    stage,
    opened: today,
    holders: [...section.roster[stage]],
    returned: false,
    held: 0,
    free,
  });
}

/** Somebody has decided; once nobody is left the next stage opens, or the next round. */
export function decided(
  section: KnownSection,
  person: string,
  choice: 'submit' | 'approve' | 'return',
  { today, free }: { readonly today: string; readonly free: ReadonlySet<string> },
): void {
  const { stage } = section;
  if (stage === null) return;
  section.holders = section.holders.filter((it) => it !== person);
  section.returned ||= choice === 'return';
  if (section.holders.length > 0) return;
  if (section.returned) {
    section.round += 1;
    open(section, 'drafting', today, free);
    return;
  }
  const next = STAGES[STAGES.indexOf(stage) + 1];
  if (next === undefined) section.stage = null;
  else open(section, next, today, free);
}

export function released(section: KnownSection, today: string): void {
  const { heldSince } = section;
  if (heldSince === null) return;
  const [, from = today] = [heldSince, section.opened].toSorted();
  section.held += countDays(from, today, section.free);
  section.heldSince = null;
}

/** What a letter is to name: titles by part; `report` on the week's first working day. */
export interface KnownLetter {
  readonly yours: readonly string[];
  readonly people: readonly string[];
  readonly plan: readonly string[] | null;
}

interface LetterOffice {
  readonly sections: readonly KnownSection[];
  readonly superiors: ReadonlyMap<string, string>;
  readonly coordinator: string;
  readonly free: ReadonlySet<string>;
}

/** Who is to get a letter on this day, when the last were made on `after`. */
export function lettersDue(
  { sections, superiors, coordinator, free }: LetterOffice,
  after: string,
  today: string,
): Map<string, KnownLetter> {
  const seats = sections.flatMap((section) =>
    section.stage === null || section.heldSince !== null
      ? []
      : section.holders.map((holder) => {
          const due = dueOf(section);
          const over = (date: string) => countDays(due, date, free);
          const from = after > section.opened ? after : section.opened;
          return {
            title: section.title,
            id: section.id,
            holder,
            over: over(today),
            reminded: hasRung(over, from, today),
            goesUp: hasRung(over, from, today, 3),
            toPlan: hasRung(over, from, today, 5),
          };
        }),
  );
  const superiorOf = ({ holder, id }: (typeof seats)[number]): string | null => {
    const superior = superiors.get(holder);
    const holdsIt = seats.some((it) => it.id === id && it.holder === superior);
    return superior === undefined || holdsIt ? null : superior;
  };
  const isReport = firstOfWeek(today, free) > after && sections.some(({ holders }) => holders.length > 0);
  const isPlan = isReport || seats.some(({ toPlan }) => toPlan);
  const titles = (of: readonly { title: string }[]) => [...new Set(of.map(({ title }) => title))].sort();
  const letters = new Map<string, KnownLetter>();
  for (const person of new Set([...seats.map(({ holder }) => holder), ...superiors.values(), coordinator])) {
    const own = seats.filter(({ holder }) => holder === person);
    const theirs = seats.filter((seat) => superiorOf(seat) === person);
    const letter = {
      yours: own.some(({ reminded }) => reminded) ? titles(own) : [],
      people: theirs.some(({ goesUp }) => goesUp) ? titles(theirs.filter(({ over }) => over >= 3)) : [],
      plan:
        person === coordinator && isPlan
          ? titles(seats.filter(({ over }) => over >= (isReport ? 1 : 5)))
          : null,
    };
    if (letter.yours.length > 0 || letter.people.length > 0 || letter.plan !== null)
      letters.set(person, letter);
  }
  return letters;
}

function firstOfWeek(today: string, free: ReadonlySet<string>): string {
  let day = today;
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1)
    day = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  while (!works(day, free)) day = nextDay(day);
  return day;
}
