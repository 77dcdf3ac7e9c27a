import * as v from 'valibot';
import { STAGES } from '../../approval/path/stages.ts';
import { DAY_KINDS } from '../../deadlines/plan-day.ts';

/** Every item carries the number of its shape: a release reads the former one's, and tolerates the next one's. */
export const SHAPE = 1;

export const ContactItem = v.object({ name: v.string(), email: v.string(), phone: v.nullable(v.string()) });

const PlanDayField = v.object({
  date: v.string(),
  day: v.picklist(DAY_KINDS),
  name: v.string(),
  source: v.string(),
  since: v.number(),
  until: v.exactOptional(v.number()),
  by: v.string(),
  at: v.string(),
});

/** A plan: its title, whom to ask, who coordinates, its books in order, and its usual working days. */
export const PlanItem = v.object({
  plan: v.string(),
  title: v.string(),
  contact: ContactItem,
  coordinators: v.array(v.string()),
  /** Who may look at its board and act on nothing. Plans of before have none. */
  viewers: v.optional(v.array(v.string()), []),
  books: v.array(v.object({ id: v.string(), title: v.string() })),
  workingDays: v.object(v.entriesFromList(STAGES, v.exactOptional(v.number()))),
  /** What it says of single days, in the order in which it was said. Plans of before say nothing. */
  daysOff: v.optional(v.array(PlanDayField), []),
});
export type Plan = v.InferOutput<typeof PlanItem>;

/** A book's title; its id where the plan no longer names it. */
export const bookTitle = ({ books }: Pick<Plan, 'books'>, book: string): string =>
  books.find(({ id }) => id === book)?.title ?? book;

/** A person of a plan. `email` is null once they are forgotten. */
export const PersonItem = v.object({
  id: v.string(),
  name: v.string(),
  office: v.string(),
  email: v.nullable(v.string()),
  /** Why mail to this address does not arrive, and since when. */
  undeliverable: v.nullable(v.object({ reason: v.string(), at: v.string() })),
  /** Which version of them this is; people of before say none, and are the first. */
  version: v.exactOptional(v.number()),
});
export type Person = v.InferOutput<typeof PersonItem>;
