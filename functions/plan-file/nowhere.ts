import { domainOf } from '../mail/mail-address.ts';
import { type Complaint, pathOf } from './complaint.ts';
import type { PlanFile } from './plan-file.ts';

/** Names that nobody can have: RFC 2606 and 6761. */
const NOBODYS = /(^|\.)(example(\.(com|net|org))?|test|invalid|localhost)\.?$/i;

/** The addresses of a plan file to which no mail can ever come. */
export function nowhere({ contact, people }: PlanFile): Complaint[] {
  const addresses = [
    { path: pathOf('contact', 'email'), email: contact.email },
    ...people.map(({ email }, i) => ({ path: pathOf('people', i, 'email'), email })),
  ];
  return addresses.flatMap(({ path, email }) =>
    NOBODYS.test(domainOf(email)) ? [{ path, problem: `${email} leads nowhere` }] : [],
  );
}
