import { SECTION_ID } from '../approval/section-id.ts';
import { planOf } from '../records/keys.ts';
import { readMembers } from '../records/plan/people.ts';
import { type Member, memberOf } from '../sign-in/access.ts';
import type { Asked, Tracker } from './answer.ts';

/**
 * Who asks, as a person of this plan; two small reads. Null: not theirs, or no such plan; the two are answered alike.
 * What cannot be a plan's id is not asked for: the table takes no key of any length.
 */
export async function membershipOf(
  { dependencies }: Tracker,
  { signedIn }: Asked,
  plan: string,
): Promise<Member | null> {
  const read = SECTION_ID.test(`${plan}.a`) ? await readMembers(dependencies.table, plan) : null;
  return read === null ? null : memberOf(read.plan, read.people, signedIn.account);
}

/** The same, of a section's plan. */
export const membershipIn = (tracker: Tracker, asked: Asked, section: string): Promise<Member | null> =>
  membershipOf(tracker, asked, planOf(section));
