import { STAGES } from '../approval/path/stages.ts';
import { readDossier, type Dossier } from '../records/section/dossier.ts';
import type { Write } from '../records/section/commit.ts';
import { bundleDropWrite, readBundles } from '../records/discussion/bundles.ts';
import { paperDropWrite, readAllPapers } from '../records/discussion/papers.ts';
import { textDropWrite } from '../records/forget-writes.ts';
import { type PlanContents, readPlanContents } from '../records/plan/plan-contents.ts';
import type { Person, Plan } from '../records/plan/plan.ts';
import { writeForgotten } from '../records/plan/plan-writes.ts';
import { readSectionSnapshot } from '../records/section/snapshot.ts';
import { speaksOf } from '../records/section/speaks-of.ts';
import { changeSection } from './change-section.ts';
import type { Dependencies } from './dependencies.ts';
import { seatsOf } from '../approval/section.ts';
import type { StageName } from '../approval/path/paths.ts';

/** What still needs a person: a task that they hold, a roster of a section that is not finished, or the plan itself. */
export interface Needed {
  readonly section: string | null;
  readonly as: 'holder' | 'coordinator' | 'viewer' | 'contact' | StageName;
}

export type Forgotten =
  | { readonly sections: readonly string[]; readonly texts: number }
  | { readonly refused: 'no-such-person' }
  | { readonly refused: 'still-needed'; readonly by: readonly Needed[] };

/** A transaction takes 100 items; the event and the section come with these. */
const TEXTS_AT_ONCE = 80;

/**
 * Drops a person's name and address, and what they wrote, with its keys; events keep their id, and the chain still
 * verifies. Each section concerned gets a `forgotten` event. Safe to repeat, also after it broke off. Refused while
 * the person still holds something open, sits on the roster of an unfinished section, or stands in the plan as its
 * coordinator, viewer or contact.
 */
export async function forgetPerson(
  dependencies: Dependencies,
  { plan, person, by }: { plan: string; person: string; by: string },
): Promise<Forgotten> {
  const contents = await readPlanContents(dependencies.table, plan);
  if (contents.plan === null || !contents.people.has(person)) return { refused: 'no-such-person' };
  const needed = await neededBy(dependencies, contents, person);
  if (needed.length > 0) return { refused: 'still-needed', by: needed };

  const sections: string[] = [];
  let texts = 0;
  for (const { section } of contents.sections) {
    const dropped = await forgetIn(dependencies, section, person, by);
    if (dropped === null) continue;
    sections.push(section);
    texts += dropped;
  }
  await writeForgotten(dependencies.table, plan, person);
  return { sections, texts };
}

/** How many texts were dropped in this section; null where it has nothing to do with the person, or is done already. */
async function forgetIn(
  dependencies: Dependencies,
  section: string,
  person: string,
  by: string,
): Promise<number | null> {
  const dossier = await readDossier(dependencies.table, section);
  if (dossier === null) return null;
  const { writes: theirs, texts } = await dropsIn(dependencies, dossier, person);
  const said = dossier.events.some(({ event }) => event.type === 'forgotten' && event.person === person);
  if (theirs.length === 0 && (said || !speaksOf(dossier.events, person))) return null;
  for (let from = 0; from === 0 || from < theirs.length; from += TEXTS_AT_ONCE) {
    await drop(dependencies, dossier, { person, by, writes: theirs.slice(from, from + TEXTS_AT_ONCE) });
  }
  return texts;
}

/** What drops a person's words in a section: comments and reasons of decisions and acts, sealed bundles, unsent papers. */
async function dropsIn(
  { table }: Dependencies,
  { section: { id }, texts }: Dossier,
  person: string,
): Promise<{ readonly writes: readonly Write[]; readonly texts: number }> {
  const own = [...texts.values()].filter((it) => it.by === person && it.text !== null);
  const bundles = (await readBundles(table, id)).filter((it) => it.by === person && it.key !== null);
  const papers: string[] = [];
  for await (const { sk, paper } of readAllPapers(table, id)) if (paper.by === person) papers.push(sk);
  // What a return said stands with its decision, and once more among the comments.
  const said = bundles.flatMap(({ seq, entries }) =>
    entries.filter(({ text }) => text !== texts.get(seq)?.text),
  );
  return {
    texts: own.length + said.length,
    writes: [
      ...own.map(({ seq }) => textDropWrite(table, id, seq)),
      ...bundles.map((bundle) => bundleDropWrite(table, id, bundle)),
      ...papers.map((sk) => paperDropWrite(table, id, sk)),
    ],
  };
}

const drop = (
  dependencies: Dependencies,
  { plan, section }: Dossier,
  { person, by, writes }: { readonly person: string; readonly by: string; readonly writes: readonly Write[] },
) =>
  changeSection(dependencies, {
    load: () => readSectionSnapshot(dependencies.table, plan, section.id),
    rule: () => ({ type: 'forgotten', person, at: dependencies.now(), by }),
    writes: () => writes,
  });

/** Every mail names the plan's contact: whoever is that, by name or address, is named there until the plan names another. */
function isContact({ contact }: Plan, person: Person | undefined): boolean {
  const same = (one: string, other: string): boolean =>
    one.trim().toLowerCase() === other.trim().toLowerCase();
  return (
    person !== undefined &&
    (same(person.name, contact.name) || (person.email !== null && same(person.email, contact.email)))
  );
}

async function neededBy(
  dependencies: Dependencies,
  { plan, people, sections }: PlanContents,
  person: string,
): Promise<Needed[]> {
  if (plan === null) return [];
  const needed: Needed[] = [
    ...(plan.coordinators.includes(person) ? [{ section: null, as: 'coordinator' } as const] : []),
    ...(plan.viewers.includes(person) ? [{ section: null, as: 'viewer' } as const] : []),
    ...(isContact(plan, people.get(person)) ? [{ section: null, as: 'contact' } as const] : []),
  ];
  for (const { section, state, holders } of sections) {
    if (holders.some((it) => it.p === person)) needed.push({ section, as: 'holder' });
    if (state === 'signed-off' || state === 'cancelled') continue;
    const snapshot = await readSectionSnapshot(dependencies.table, plan, section);
    for (const stage of STAGES) {
      const seats = snapshot === null ? [] : seatsOf(snapshot.section.settings, stage);
      if (seats.some((it) => it.person === person)) needed.push({ section, as: stage });
    }
  }
  return needed;
}
