import * as v from 'valibot';
import { SECTION_ID } from '../approval/section-id.ts';
import { OUTCOMES } from '../approval/path/choices.ts';
import { STAGES } from '../approval/path/stages.ts';

const Section = v.pipe(v.string(), v.regex(SECTION_ID));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What open-stage is given. The token is opaque, at most 2,048 characters (API limit), and never leaves the backend. */
export const OpenStageInput = v.object({
  section: Section,
  generation: Count,
  round: Count,
  stage: v.picklist(STAGES),
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
});
export type OpenStageInput = v.InferOutput<typeof OpenStageInput>;

/** What halt is given. `Cause` is JSON text where a Lambda function threw, a sentence otherwise; see `causeOf`. */
export const HaltInput = v.object({
  section: Section,
  generation: Count,
  error: v.object({ Error: v.string(), Cause: v.optional(v.string(), '') }),
});
export type HaltInput = v.InferOutput<typeof HaltInput>;

/** What an execution is started with. `startAt` is the stage that opens first, in `round`. */
export const MachineInput = v.object({
  section: Section,
  generation: Count,
  startAt: v.picklist(STAGES),
  round: Count,
});
export type MachineInput = v.InferOutput<typeof MachineInput>;

/** What a stage is resumed with; it becomes the machine's state. `round` is that of the stage that opens next. */
export const ResumeOutput = v.object({
  section: Section,
  generation: Count,
  outcome: v.picklist(OUTCOMES),
  round: Count,
});
export type ResumeOutput = v.InferOutput<typeof ResumeOutput>;
