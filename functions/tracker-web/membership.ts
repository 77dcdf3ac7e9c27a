import { planOf } from '../records/keys.ts';
import { readMembers } from '../records/people.ts';
import { type Member, memberOf } from '../sign-in/access.ts';
import type { Asked, Tracker } from './answer.ts';

/** Who asks, as a person of the section's plan. Null: not theirs, or no such plan; the two are answered alike. */
export async function membershipIn(
  { parts }: Tracker,
  { signedIn }: Asked,
  section: string,
): Promise<Member | null> {
  const read = await readMembers(parts.table, planOf(section));
  return read === null ? null : memberOf(read.plan, read.people, signedIn.account);
}
