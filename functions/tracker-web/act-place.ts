import { type ActName, ACT_NAMES } from './model/act-names.ts';
import { SECTION_ID } from '../approval/section-id.ts';
import { type Snapshot, readLatestSnapshot } from '../records/section/snapshot.ts';
import { readEverybody } from '../records/plan/people.ts';
import type { Person } from '../records/plan/plan.ts';
import { type Member, mayAct } from '../sign-in/access.ts';
import type { Answer, Asked, Tracker } from './answer.ts';
import { membershipIn } from './membership.ts';
import { plainPage } from './view/plain-page.tsx';

/** One act on one section, by somebody who may act there. */
export interface ActPlace {
  readonly act: ActName;
  readonly snapshot: Snapshot;
  readonly people: ReadonlyMap<string, Person>;
  readonly member: Member;
}

/**
 * Who asks is asked first: whoever is not of the plan learns nothing of it, and a viewer nothing of its acts. Only then
 * are section and act looked for.
 */
export async function actPlace(
  tracker: Tracker,
  asked: Asked,
  { section, act }: { section: string; act: string },
): Promise<ActPlace | Answer> {
  const { dependencies, words } = tracker;
  const member = await membershipIn(tracker, asked, section);
  if (member === null || !mayAct(member))
    return { status: 403, html: plainPage(words.tracker.forbidden, words, asked.signedIn) };
  const snapshot = SECTION_ID.test(section) ? await readLatestSnapshot(dependencies.table, section) : null;
  if (snapshot === null)
    return { status: 404, html: plainPage(words.tracker.noSection, words, asked.signedIn) };
  const name = ACT_NAMES.find((it) => it === act);
  if (name === undefined) return { status: 404, html: plainPage(words.acts.noAct, words, asked.signedIn) };
  return { act: name, snapshot, member, people: await readEverybody(dependencies.table, snapshot.plan.plan) };
}
