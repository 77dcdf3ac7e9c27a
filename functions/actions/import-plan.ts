import { isDeepStrictEqual } from 'node:util';
import { STAGES } from '../approval/path/stages.ts';
import { type PlanFile, workingDaysOf } from '../plan-file/plan-file.ts';
import { settingsOf } from '../plan-file/settings-of.ts';
import { type Filed, readFiled } from '../records/section/file-item.ts';
import type { Plan } from '../records/plan/plan.ts';
import { type PlanContents, readPlanContents } from '../records/plan/plan-contents.ts';
import { writePlan, writePlanDays } from '../records/plan/plan-writes.ts';
import { importPeople } from './import-people.ts';
import { importSection, type SectionImported } from './import-section.ts';
import type { Dependencies } from './dependencies.ts';
import { startSection } from './start-section.ts';
import { type PlanDay, type SaidOfDay, withDays } from '../deadlines/plan-day.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import type { Table } from '../records/table.ts';
import { dayOf } from '../calendar/day-of.ts';
import { beginLetters } from '../records/letters/letters-due.ts';
import {
  type LetterSettings,
  USUAL_SETTINGS,
  writeLetterSettings,
} from '../records/letters/letter-settings.ts';
import { withEach } from './with-each.ts';
import { seatsOf } from '../approval/section.ts';

/** What an import has done, by full section ids. */
export interface PlanImported {
  readonly plan: string;
  readonly people: { readonly written: number; readonly unchanged: number };
  /** How many changes of people were put on record in sections that name them. */
  readonly changes: number;
  readonly sections: Readonly<Record<SectionImported, readonly string[]>>;
  readonly started: readonly string[];
  /** Sections of the plan that the file does not have: they stay as they are. */
  readonly leftAlone: readonly string[];
  /** People whom the file still names although they were forgotten: they stay forgotten. */
  readonly forgotten: readonly string[];
}

/** The file asks people who were forgotten to decide. Nothing was written. */
export interface AsksForgotten {
  readonly refused: 'asks-forgotten';
  /** By section; a coordinator or viewer by the plan's id. */
  readonly asked: readonly { readonly section: string; readonly person: string }[];
}

/** Each step as it is done, for a progress line. */
export type Tell = (done: { section: string; did: SectionImported | 'started' }) => void;

/**
 * Takes a plan file over: people first, then sections, then the plan itself, which makes it appear; `start` then
 * starts what was not. Resumable and safe to repeat: what is there is not written again, an open stage is never
 * touched, nothing is removed. Throws TransientFault where a section is being changed by many.
 */
export async function importPlan(
  dependencies: Dependencies,
  file: PlanFile,
  { by, start = false }: { by: string; start?: boolean },
  tell: Tell = () => {},
): Promise<PlanImported | AsksForgotten> {
  const { table } = dependencies;
  const there = await readPlanContents(table, file.plan);
  const former = there.plan?.daysOff ?? [];
  const days = withDays(former, newDays(file, former), { by, at: dependencies.now() });
  const plan = planOf(file, days);
  const filed = new Map<string, Filed>(
    file.sections.map((entry) => [
      `${file.plan}.${entry.id}`,
      { title: entry.title, book: entry.book, settings: settingsOf(file, entry) },
    ]),
  );
  const asked = [...forgottenMembers(there, file), ...forgottenAsked(there, filed)];
  if (asked.length > 0) return { refused: 'asks-forgotten', asked };

  const people = await importPeople(dependencies, file, { there, plan, by });
  const known = there.sections.map((it) => it.section);
  const before = await readFiled(
    table,
    known.filter((id) => filed.has(id)),
  );
  const sections: Record<SectionImported, string[]> = { imported: [], changed: [], unchanged: [], kept: [] };
  const taken = await withEach(filed, async ([section, it]) => {
    const did = await importSection(dependencies, {
      plan,
      section,
      by,
      former: before.get(section) ?? null,
      filed: it,
    });
    tell({ section, did });
    return { section, did };
  });
  for (const { section, did } of taken) sections[did].push(section);
  const letters = letterSettingsOf(file);
  if (!isDeepStrictEqual(there.letters, letters)) await writeLetterSettings(table, file.plan, letters);
  if (there.plan === null) {
    const at = dependencies.now();
    await beginLetters(table, file.plan, { at, today: dayOf(at) });
  }
  if (!isDeepStrictEqual(there.plan, plan)) await writePlan(table, plan);
  if (days !== former) await keepDays(table, file.plan, { former, days });

  const waiting = new Set([
    ...sections.imported,
    ...there.sections.filter((it) => it.state === 'not-started' && it.next === null).map((it) => it.section),
  ]);
  const toStart = start ? [...filed.keys()].filter((id) => waiting.has(id)) : [];
  const started = await withEach(toStart, async (section) => {
    if ('refused' in (await startSection(dependencies, { section, by }))) return [];
    tell({ section, did: 'started' });
    return [section];
  });
  return {
    plan: file.plan,
    ...people,
    sections,
    started: started.flat(),
    leftAlone: known.filter((id) => !filed.has(id)),
  };
}

/** Who was forgotten but would be asked by a section that is new or not finished. */
function forgottenAsked(there: PlanContents, filed: ReadonlyMap<string, Filed>): AsksForgotten['asked'] {
  const finished = new Set(
    there.sections
      .filter(({ state }) => state === 'signed-off' || state === 'cancelled')
      .map(({ section }) => section),
  );
  return [...filed].flatMap(([section, { settings }]) => {
    if (finished.has(section)) return [];
    const people = new Set(STAGES.flatMap((stage) => seatsOf(settings, stage).map((seat) => seat.person)));
    return [...people].flatMap((person) =>
      there.people.get(person)?.email === null ? [{ section, person }] : [],
    );
  });
}

const forgottenMembers = (there: PlanContents, file: PlanFile): AsksForgotten['asked'] =>
  [...file.coordinators, ...(file.viewers ?? [])].flatMap((person) =>
    there.people.get(person)?.email === null ? [{ section: file.plan, person }] : [],
  );

/** Somebody else has said something of a day meanwhile: the import is to be run again. */
async function keepDays(table: Table, plan: string, change: Parameters<typeof writePlanDays>[2]) {
  if (!(await writePlanDays(table, plan, change)))
    throw new TransientFault(`the days off of ${plan} are being changed by somebody else`);
}

/** What the file says that was never said before. What a coordinator has taken back since stays so. */
function newDays(file: PlanFile, known: readonly PlanDay[]): readonly SaidOfDay[] {
  const same = (one: SaidOfDay, other: SaidOfDay): boolean =>
    one.date === other.date &&
    one.day === other.day &&
    one.name === other.name &&
    one.source === other.source;
  return (file.daysOff ?? []).filter((it) => !known.some((day) => same(day, it)));
}

/** How the plan's letters are written, as its file says it. */
function letterSettingsOf({ ladder, mondayTo, people }: PlanFile): LetterSettings {
  const usual = USUAL_SETTINGS.ladder;
  return {
    ladder: {
      before: ladder?.before ?? usual.before,
      over: ladder?.over ?? usual.over,
      every: ladder?.every ?? usual.every,
      superior: ladder?.superior ?? usual.superior,
      coordinators: ladder?.coordinators ?? usual.coordinators,
    },
    mondayTo: mondayTo ?? [],
    superiors: Object.fromEntries(
      people.flatMap(({ id, superior }) => (superior === undefined ? [] : [[id, superior]])),
    ),
    hours: Object.fromEntries(
      people.flatMap(({ id, letterHour }) => (letterHour === undefined ? [] : [[id, letterHour]])),
    ),
  };
}

const planOf = (file: PlanFile, daysOff: readonly PlanDay[]): Plan => ({
  plan: file.plan,
  title: file.title,
  contact: { name: file.contact.name, email: file.contact.email, phone: file.contact.phone ?? null },
  coordinators: file.coordinators,
  viewers: file.viewers ?? [],
  books: file.books,
  workingDays: workingDaysOf(file),
  daysOff: [...daysOff],
});
