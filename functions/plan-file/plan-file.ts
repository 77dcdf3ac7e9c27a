import * as v from 'valibot';
import type { StageName } from '../approval/path/paths.ts';
import { isDate } from '../calendar/read-due.ts';
import { LETTER_HOURS } from '../deadlines/letter-hours.ts';
import { DAY_KINDS } from '../deadlines/plan-day.ts';
import { isMailAddress } from '../mail/mail-address.ts';
import { Roster } from './roster.ts';
import {
  BOOK_ID,
  MAX_COORDINATORS,
  MAX_NAME,
  MAX_PLAN_DAYS,
  MAX_RUNGS,
  MAX_SOURCE,
  MAX_PEOPLE,
  MAX_SECTIONS,
  MAX_TITLE,
  MAX_VIEWERS,
  MAX_WORKING_DAYS,
  PERSON_ID,
  PLAN_ID,
  RESERVED_IDS,
  SECTION_ID,
} from './limits.ts';
import { idOf, line } from './words.ts';
import type { Settings } from '../approval/section.ts';
import { SECTION_STAGES, traitsOf } from '../approval/path/stages.ts';

const days = v.pipe(
  v.number('is not a number'),
  v.check(
    (count) => Number.isInteger(count) && count >= 1 && count <= MAX_WORKING_DAYS,
    `is not a whole number of working days from 1 to ${MAX_WORKING_DAYS}`,
  ),
);
const email = v.pipe(
  v.string('is not a text'),
  v.check(isMailAddress, 'is not a plain mail address such as kepala@dinas.example'),
);

/** Working days by stage; a stage that is left out keeps the default. */
const WorkingDays = v.strictObject(v.entriesFromList(SECTION_STAGES, v.optional(days)));

/** What a plan says of a day: that its office is off, or works where the country is off; and on what ground. */
export const PlanDayEntry = v.strictObject({
  date: v.pipe(v.string('is not a text'), v.check(isDate, 'is no date such as 2026-12-07')),
  day: v.optional(v.picklist(DAY_KINDS, 'is neither "off" nor "working"'), 'off'),
  name: line(MAX_NAME),
  source: line(MAX_SOURCE),
});

export const PersonEntry = v.strictObject({
  id: v.pipe(
    idOf('person', PERSON_ID),
    v.check((id) => !RESERVED_IDS.includes(id), 'is an id that Paraf keeps for itself; choose another'),
  ),
  name: line(MAX_NAME),
  office: line(MAX_NAME),
  email,
});

/** A person, who hears when they are over by days, and when their letter is made. */
const PersonInFile = v.strictObject({
  ...PersonEntry.entries,
  superior: v.exactOptional(idOf('person', PERSON_ID)),
  letterHour: v.exactOptional(v.picklist(LETTER_HOURS, `is none of ${LETTER_HOURS.join(', ')}`)),
});

const LadderEntry = v.strictObject({
  before: v.optional(v.pipe(v.array(days, 'is not a list'), v.maxLength(MAX_RUNGS))),
  over: v.optional(v.pipe(v.array(days, 'is not a list'), v.maxLength(MAX_RUNGS))),
  every: v.optional(days),
  superior: v.optional(days),
  coordinators: v.optional(days),
});

/**
 * A plan file, shape by shape; `samples/plan.schema.json` says the same to an editor. What one entry must be to
 * another (ids that exist, and only once) is checked in `cross-check.ts`.
 */
export const PlanFileShape = v.strictObject({
  $schema: v.optional(v.string('is not a text')),
  plan: idOf('plan', PLAN_ID),
  title: line(MAX_TITLE),
  contact: v.strictObject({ name: line(MAX_NAME), email, phone: v.optional(line(MAX_NAME)) }),
  coordinators: v.pipe(
    v.array(idOf('person', PERSON_ID), 'is not a list'),
    v.minLength(1, 'names nobody; a plan has at least one coordinator'),
    v.maxLength(MAX_COORDINATORS, `names more than ${MAX_COORDINATORS} coordinators`),
  ),
  viewers: v.optional(
    v.pipe(
      v.array(idOf('person', PERSON_ID), 'is not a list'),
      v.maxLength(MAX_VIEWERS, `names more than ${MAX_VIEWERS} viewers`),
    ),
  ),
  people: v.pipe(
    v.array(PersonInFile, 'is not a list'),
    v.minLength(1, 'names nobody'),
    v.maxLength(MAX_PEOPLE, `names more than ${MAX_PEOPLE} people`),
  ),
  workingDays: v.optional(WorkingDays),
  daysOff: v.optional(
    v.pipe(
      v.array(PlanDayEntry, 'is not a list'),
      v.maxLength(MAX_PLAN_DAYS, `has more than ${MAX_PLAN_DAYS} days`),
    ),
  ),
  ladder: v.optional(LadderEntry),
  mondayTo: v.optional(
    v.pipe(
      v.array(idOf('person', PERSON_ID), 'is not a list'),
      v.maxLength(MAX_VIEWERS, `names more than ${MAX_VIEWERS} people`),
    ),
  ),
  books: v.pipe(
    v.array(v.strictObject({ id: idOf('book', BOOK_ID), title: line(MAX_TITLE) }), 'is not a list'),
    v.minLength(1, 'has no book'),
  ),
  sections: v.pipe(
    v.array(
      v.strictObject({
        id: idOf('section', SECTION_ID),
        title: line(MAX_TITLE),
        book: idOf('book', BOOK_ID),
        roster: Roster,
        workingDays: v.optional(WorkingDays),
      }),
      'is not a list',
    ),
    v.minLength(1, 'has no section'),
    v.maxLength(MAX_SECTIONS, `has more than ${MAX_SECTIONS} sections; make plans of them`),
  ),
});
export type PlanFile = v.InferOutput<typeof PlanFileShape>;
export type SectionEntry = PlanFile['sections'][number];

/** Working days of every stage: the section's own, else the plan's, else the stage's usual ones. */
export function workingDaysOf(file: PlanFile, section?: SectionEntry): Settings['workingDays'] {
  const workingDays: Partial<Record<StageName, number>> = {};
  for (const stage of SECTION_STAGES) {
    workingDays[stage] = section?.workingDays?.[stage] ?? file.workingDays?.[stage] ?? traitsOf(stage).days;
  }
  return workingDays;
}
