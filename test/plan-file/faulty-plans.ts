import type { SmallPlan } from './small-plan.ts';

export interface Faulty {
  readonly what: string;
  readonly change: (plan: SmallPlan) => void;
  /** Where Paraf says the fault is. */
  readonly path: string;
}

const section = (plan: SmallPlan) => plan.sections[0] ?? fail();
const person = (plan: SmallPlan) => plan.people[2] ?? fail();
const fail = (): never => {
  throw new Error('the small plan has changed');
};
const roster = (stage: string, seats: unknown) => (plan: SmallPlan) => {
  section(plan).roster[stage] = seats;
};
const optional = (id: string) => ({ person: id, required: false });
const inRoster = (stage: string) => `sections[0].roster.${stage}`;

/** Faults that the published schema and Paraf must both refuse. */
export const FAULTY_SHAPES: readonly Faulty[] = [
  { what: 'a plan id with a slash', path: 'plan', change: (plan) => Object.assign(plan, { plan: 'a/b' }) },
  {
    what: 'a plan id that is too long',
    path: 'plan',
    change: (plan) => Object.assign(plan, { plan: 'a'.repeat(25) }),
  },
  { what: 'no title', path: 'title', change: (plan) => Object.assign(plan, { title: ' ' }) },
  {
    what: 'a title of 121 characters',
    path: 'sections[0].title',
    change: (plan) => Object.assign(section(plan), { title: 'x'.repeat(121) }),
  },
  {
    what: 'a title with a line break',
    path: 'sections[0].title',
    change: (plan) => Object.assign(section(plan), { title: 'Visi\r\nBcc: x' }),
  },
  {
    what: 'a name with a line break',
    path: 'people[2].name',
    change: (plan) => Object.assign(person(plan), { name: 'Kepala\nBappeda' }),
  },
  {
    what: 'an address with two dots',
    path: 'people[2].email',
    change: (plan) => Object.assign(person(plan), { email: 'a..b@x.example' }),
  },
  {
    what: 'an address that adds a header',
    path: 'people[2].email',
    change: (plan) => Object.assign(person(plan), { email: 'a@x.example\r\nBcc: b@x.example' }),
  },
  {
    what: 'an address without an @',
    path: 'contact.email',
    change: (plan) => Object.assign(plan.contact, { email: 'kominfo.example' }),
  },
  { what: 'no contact address', path: 'contact.email', change: (plan) => delete plan.contact['email'] },
  {
    what: 'no coordinator',
    path: 'coordinators',
    change: (plan) => Object.assign(plan, { coordinators: [] }),
  },
  {
    what: 'eleven coordinators',
    path: 'coordinators',
    change: (plan) => Object.assign(plan, { coordinators: Array.from({ length: 11 }, (_, i) => `k${i}`) }),
  },
  {
    what: 'a person id in capitals',
    path: 'people[2].id',
    change: (plan) => Object.assign(person(plan), { id: 'Bappeda' }),
  },
  {
    what: 'a person with an id of Paraf’s own',
    path: 'people[6].id',
    change: (plan) => plan.people.push({ ...person(plan), id: 'paraf', email: 'lain@x.example' }),
  },
  {
    what: 'a field that nothing knows',
    path: 'sections[0].deadline',
    change: (plan) => Object.assign(section(plan), { deadline: '2026-12-01' }),
  },
  {
    what: 'no working day',
    path: 'workingDays.ugm-review',
    change: (plan) => Object.assign(plan.workingDays, { 'ugm-review': 0 }),
  },
  {
    what: 'half a working day',
    path: 'sections[0].workingDays.drafting',
    change: (plan) => Object.assign(section(plan).workingDays, { drafting: 1.5 }),
  },
  {
    what: 'a stage left out',
    path: inRoster('ugm-review'),
    change: (plan) => delete section(plan).roster['ugm-review'],
  },
  { what: 'a stage that asks nobody', path: inRoster('opd-review'), change: roster('opd-review', []) },
  {
    what: 'a stage without a required person',
    path: inRoster('opd-review'),
    change: roster('opd-review', [optional('bappeda')]),
  },
  {
    what: 'eleven people in a stage',
    path: inRoster('opd-review'),
    change: roster(
      'opd-review',
      Array.from({ length: 11 }, (_, i) => `p${i}`),
    ),
  },
  {
    what: 'two people to sign off',
    path: inRoster('sekda-sign-off'),
    change: roster('sekda-sign-off', ['sekda', 'bappeda']),
  },
  {
    what: 'an optional signatory',
    path: inRoster('sekda-sign-off'),
    change: roster('sekda-sign-off', [optional('sekda')]),
  },
  { what: 'a seat that is a number', path: `${inRoster('drafting')}[0]`, change: roster('drafting', [7]) },
  {
    what: 'a seat that is required "yes"',
    path: `${inRoster('drafting')}[0]`,
    change: roster('drafting', [{ person: 'penyusun', required: 'yes' }]),
  },
  {
    what: 'sections that are no list',
    path: 'sections',
    change: (plan) => Object.assign(plan, { sections: {} }),
  },
];

/** Faults between entries, which no schema can say. */
export const FAULTY_LINKS: readonly Faulty[] = [
  {
    what: 'a person twice',
    path: 'people[6].id',
    change: (plan) => plan.people.push({ ...person(plan), email: 'lain@x.example' }),
  },
  {
    what: 'a section twice',
    path: 'sections[1].id',
    change: (plan) => Object.assign(plan.sections[1] ?? {}, { id: 'visi' }),
  },
  {
    what: 'a book twice',
    path: 'books[1].id',
    change: (plan) => plan.books.push({ id: 'buku-1', title: 'Lagi' }),
  },
  {
    what: 'a coordinator who is nobody',
    path: 'coordinators[1]',
    change: (plan) => plan.coordinators.push('siapa'),
  },
  {
    what: 'a book that there is not',
    path: 'sections[0].book',
    change: (plan) => Object.assign(section(plan), { book: 'buku-9' }),
  },
  {
    what: 'a reviewer who is nobody',
    path: `${inRoster('opd-review')}[1]`,
    change: roster('opd-review', ['bappeda', 'siapa']),
  },
  {
    what: 'a reviewer twice in a stage',
    path: `${inRoster('opd-review')}[1]`,
    change: roster('opd-review', ['bappeda', optional('bappeda')]),
  },
];
