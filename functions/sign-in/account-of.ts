import { createHash } from 'node:crypto';
import type { Account, Role } from './account.ts';
import type { Identity } from './issuer.ts';

/** The issuer's groups, and the most that each may do; the wider one first. */
const GROUPS: readonly (readonly [group: string, role: Role])[] = [
  ['coordinators', 'coordinator'],
  ['viewers', 'viewer'],
];

/** The account that this is. Null: in no group of ours, so nothing is open to it. */
export function accountOf({ issuer, subject, email, groups }: Identity): Account | null {
  const role = GROUPS.find(([group]) => groups.includes(group))?.[1];
  if (role === undefined) return null;
  const account = createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 32);
  return { account, email, atMost: role };
}
