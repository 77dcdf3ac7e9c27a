import * as v from 'valibot';
import type { StageName } from '../approval/path/paths.ts';
import type { Seat } from '../approval/section.ts';
import { MAX_ASSIGNMENTS, SECTION_STAGES, traitsOf } from '../approval/path/stages.ts';
import { PERSON_ID } from './limits.ts';
import { idOf } from './words.ts';

const person = idOf('person', PERSON_ID);

/** A seat is a person's id, which is required, or `{ person, required }`. */
const SeatEntry = v.union(
  [person, v.strictObject({ person, required: v.optional(v.boolean('is neither true nor false')) })],
  (issue) => seatProblem(issue.issues),
);
export type SeatEntry = v.InferOutput<typeof SeatEntry>;

/** The seat that an entry stands for. */
export const seatOf = (entry: SeatEntry): Seat =>
  typeof entry === 'string'
    ? { person: entry, required: true }
    : { person: entry.person, required: entry.required ?? true };

const seats = v.pipe(
  v.array(SeatEntry, 'is not a list of people'),
  v.check(
    (list) => list.some((it) => seatOf(it).required),
    'has no required person; nobody would have to decide',
  ),
  v.check((list) => list.length <= MAX_ASSIGNMENTS, `asks more than ${MAX_ASSIGNMENTS} people`),
);

const one = v.pipe(
  v.array(SeatEntry, 'is not a list of people'),
  v.check(
    (list) => list.length === 1 && list.every((it) => seatOf(it).required),
    'must ask exactly one person, who is required',
  ),
);

const signsAlone = (stage: StageName): boolean => traitsOf(stage).alone;

/** Whom each stage asks. */
export const Roster = v.strictObject({
  ...v.entriesFromList(SECTION_STAGES, seats),
  ...v.entriesFromList(SECTION_STAGES.filter(signsAlone), one),
});

function seatProblem(issues: readonly v.BaseIssue<unknown>[] | undefined): string {
  const telling = issues?.find((it) => it.type === 'regex' || it.type === 'boolean');
  if (telling === undefined)
    return 'is neither a person’s id nor { "person": id, "required": true or false }';
  const where = v.getDotPath(telling);
  return where === null ? telling.message : `${where} ${telling.message}`;
}
