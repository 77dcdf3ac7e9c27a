import * as v from 'valibot';
import { holdersOf, openStage, type Section, type Settings, type Stage } from '../../approval/section.ts';
import { PATH_NAMES, SECTION_STATES, STAGES, UNSAID_PATH } from '../../approval/path/stages.ts';
import type { WakeUp } from '../../approval/follows/wake-at.ts';
import { sectionKey, WAKE_UPS } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';

const Flag = v.object({ at: v.string(), by: v.string() });
const StageField = v.picklist(STAGES);

/** Whoever is still asked, in short names: the item must stay under 700 bytes, because a board reads all of them. */
const HolderItem = v.object({
  p: v.string(),
  /** Optional reviewers carry `o`. */
  o: v.optional(v.literal(true)),
  /** Since when, where it is not since the stage opened. */
  s: v.optional(v.string()),
  /** Why the last ask did not reach them. */
  u: v.optional(v.string()),
});

/** The section item: what a board shows, what guards every change (`version`), and the end of the chain. */
export const SectionItem = v.object({
  section: v.string(),
  plan: v.string(),
  /** Items say it only where it is another. */
  path: v.optional(v.picklist(PATH_NAMES), UNSAID_PATH),
  title: v.string(),
  book: v.string(),
  state: v.picklist(SECTION_STATES),
  round: v.number(),
  /** The latest stage opened. */
  last: v.nullable(StageField),
  next: v.nullable(v.object({ stage: StageField, round: v.number() })),
  since: v.nullable(v.string()),
  due: v.nullable(v.string()),
  /** The version of the calendar that the deadline was counted over; none where a person set it, or it does not say. */
  calendar: v.optional(v.string()),
  holders: v.array(HolderItem),
  generation: v.number(),
  execution: v.nullable(v.string()),
  hold: v.nullable(Flag),
  dispute: v.nullable(Flag),
  halt: v.nullable(v.object({ at: v.string(), reason: v.string() })),
  draft: v.nullable(v.object({ sha256: v.string(), round: v.number() })),
  rebuilds: v.object({ day: v.string(), count: v.number() }),
  version: v.number(),
  seq: v.number(),
  head: v.string(),
  /** How many musts of the discussion nobody has closed yet; left out where there are none. */
  musts: v.exactOptional(v.number()),
  written: v.object({
    stage: v.number(),
    settings: v.number(),
    comments: v.exactOptional(v.number()),
  }),
  shape: v.optional(v.number(), SHAPE),
});
export type SectionItem = v.InferOutput<typeof SectionItem>;

/** Where the record of a section stands: the guard, and the chain's length and head. */
export interface Standing {
  readonly version: number;
  readonly seq: number;
  readonly head: string;
  /**
   * The version with which the latest stage, the settings and how comments stand were last written: theirs must be the
   * same. A section without a discussion says nothing of comments.
   */
  readonly written: { readonly stage: number; readonly settings: number; readonly comments?: number };
  /** Musts that nobody has closed; left out where there are none. */
  readonly musts?: number;
  /** Of the section's item. One that is higher than this release reads is not changed. */
  readonly shape: number;
}

export const standingOf = ({ version, seq, head, written, shape, musts }: SectionItem): Standing => ({
  version,
  seq,
  head,
  written,
  shape,
  ...(musts === undefined ? {} : { musts }),
});

/** The stored section item. `wakeUp`: when and why it is looked at by itself, which puts it into the index by time. */
export function toSectionItem(section: Section, standing: Standing, wakeUp: WakeUp | null) {
  const stage = openStage(section);
  return {
    ...sectionKey(section.id),
    section: section.id,
    plan: section.plan,
    ...(section.path === UNSAID_PATH ? {} : { path: section.path }),
    title: section.title,
    book: section.book,
    state: section.state,
    round: section.round,
    last: section.stage?.stage ?? null,
    next: section.next,
    since: section.since,
    due: stage?.due ?? null,
    ...(stage?.clock === undefined || stage.clock.days === 0 ? {} : { calendar: stage.clock.calendar }),
    holders: holdersOf(section).map((a) => ({
      p: a.person,
      ...(a.required ? {} : { o: true as const }),
      ...(a.since === section.since ? {} : { s: a.since }),
      ...(a.undeliverable === null ? {} : { u: a.undeliverable }),
    })),
    generation: section.generation,
    execution: section.execution,
    hold: section.hold,
    dispute: section.dispute,
    halt: section.halt,
    draft: section.draft,
    rebuilds: section.rebuilds,
    ...standing,
    ...(wakeUp === null ? {} : { queue: WAKE_UPS, at: wakeUp.at, wake: wakeUp.why }),
  };
}

/** The section that the items hold. */
export function toSection(item: SectionItem, settings: Settings, stage: Stage | null): Section {
  const {
    last: _last,
    due: _due,
    calendar: _calendar,
    holders: _holders,
    version: _version,
    seq: _seq,
    head: _head,
    written: _written,
    musts: _musts,
    shape: _shape,
    ...kept
  } = item;
  const { section: id, ...rest } = kept;
  return { id, ...rest, stage, settings };
}
