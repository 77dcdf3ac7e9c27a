import * as v from 'valibot';
import { openStage, type Section, type Settings, type Stage } from '../../approval/section.ts';
import { CHOICES, OUTCOMES } from '../../approval/path/choices.ts';
import { STAGES } from '../../approval/path/stages.ts';
import { assignmentKey, holderOf, settingsKey, stageKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';

const asked = {
  person: v.string(),
  required: v.boolean(),
  seat: v.exactOptional(v.string()),
  since: v.string(),
  linkEpoch: v.number(),
  linkRequests: v.array(v.string()),
  undeliverable: v.nullable(v.string()),
};

const AssignmentField = v.variant('status', [
  v.object({ ...asked, status: v.literal('open') }),
  v.object({
    ...asked,
    status: v.literal('decided'),
    decision: v.object({
      choice: v.picklist(CHOICES),
      at: v.string(),
      draft: v.string(),
      id: v.string(),
    }),
  }),
  v.object({ ...asked, status: v.literal('released') }),
  v.object({ ...asked, status: v.literal('excused'), at: v.string() }),
  v.object({ ...asked, status: v.literal('replaced'), at: v.string(), replacedBy: v.string() }),
]);

/** What a deadline was counted from. */
export const ClockField = v.object({
  set: v.string(),
  from: v.string(),
  days: v.number(),
  held: v.number(),
  calendar: v.string(),
});

/** A stage with its assignments: at most 10 are asked at once, so they fit one item, and a decision reads them in one go. */
export const StageItem = v.object({
  stage: v.picklist(STAGES),
  round: v.number(),
  openedAt: v.string(),
  due: v.string(),
  clock: v.exactOptional(ClockField),
  closed: v.nullable(v.object({ outcome: v.picklist(OUTCOMES), at: v.string() })),
  assignments: v.array(AssignmentField),
  predecessors: v.object({ drafters: v.array(v.string()), deciders: v.array(v.string()) }),
});

/** `version`: of the section, with which this is written. */
export const toStageItem = (section: string, stage: Stage, version: number) => ({
  ...stageKey(section, stage.round, stage.stage),
  shape: SHAPE,
  ...stage,
  version,
});

/** `seat`: the place's own id, where it is not the person's; items of before say none. */
export const SeatField = v.object({
  person: v.string(),
  required: v.boolean(),
  seat: v.exactOptional(v.string()),
});

/** What it does not say of a stage stays unsaid: the chain covers the settings as they were written. */
export const SettingsItem = v.object({
  roster: v.object(v.entriesFromList(STAGES, v.exactOptional(v.array(SeatField)))),
  workingDays: v.object(v.entriesFromList(STAGES, v.exactOptional(v.number()))),
});

/** `version`: of the section, with which this is written. */
export const toSettingsItem = (section: string, settings: Settings, version: number) => ({
  ...settingsKey(section),
  shape: SHAPE,
  ...settings,
  version,
});

/** The version of the section with which an item was written. */
export const Written = v.object({ version: v.number() });

/** An assignment as the index by person sees it: `holder` is there only while it is open. */
export const HoldingItem = v.object({
  section: v.string(),
  title: v.string(),
  stage: v.picklist(STAGES),
  round: v.number(),
  person: v.string(),
  due: v.string(),
  held: v.optional(v.string()),
});
export type Holding = v.InferOutput<typeof HoldingItem>;

/** One item per assignment of the section's latest stage. */
export function toHoldingItems(section: Section) {
  const { stage } = section;
  if (stage === null) return [];
  const waits = openStage(section) !== null;
  return stage.assignments.map((a) => ({
    ...assignmentKey(section.id, stage.round, stage.stage, a.person),
    shape: SHAPE,
    section: section.id,
    title: section.title,
    stage: stage.stage,
    round: stage.round,
    person: a.person,
    due: stage.due,
    ...(waits && a.status === 'open' ? { holder: holderOf(section.plan, a.person), held: a.since } : {}),
  }));
}
