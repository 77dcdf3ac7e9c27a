import * as v from 'valibot';
import { LINK_ASKED, UNDELIVERABLE_REASONS } from '../../approval/event.ts';
import { CHOICES, OUTCOMES } from '../../approval/path/choices.ts';
import { PATH_NAMES, STAGES } from '../../approval/path/stages.ts';
import { COMMENT_KINDS, VERDICTS } from '../../approval/sealed.ts';
import { READS } from './newer-release.ts';
import { SHAPE } from '../plan/plan.ts';
import { ClockField, SeatField, SettingsItem } from './stage-item.ts';

const stage = v.picklist(STAGES);
const base = { at: v.string(), by: v.string() };
const closes = v.nullable(v.picklist(OUTCOMES));
const text = v.string();
const count = v.number();

const SealedField = v.object({
  seat: text,
  comments: v.array(v.picklist(COMMENT_KINDS)),
  general: v.boolean(),
  answers: v.array(v.object({ comment: count, verdict: v.picklist(VERDICTS), by: text })),
  reopened: v.array(count),
  accepted: v.array(count),
  bundles: v.array(text),
});

/** An event as it is stored, one member per type of `Happening`. */
export const EventField = v.variant('type', [
  v.object({
    ...base,
    type: v.literal('imported'),
    plan: text,
    section: text,
    path: v.exactOptional(v.picklist(PATH_NAMES)),
    title: text,
    book: text,
    settings: SettingsItem,
  }),
  v.object({ ...base, type: v.literal('settings-changed'), title: text, book: text, settings: SettingsItem }),
  v.object({ ...base, type: v.literal('started'), generation: count, execution: text }),
  v.object({
    ...base,
    type: v.literal('stage-opened'),
    stage,
    round: count,
    due: text,
    clock: v.exactOptional(ClockField),
    seats: v.array(SeatField),
  }),
  v.object({ ...base, type: v.literal('draft-used'), sha256: text, round: count }),
  v.object({
    ...base,
    type: v.literal('decided'),
    choice: v.picklist(CHOICES),
    draft: text,
    decision: text,
    closes,
    sealed: v.exactOptional(SealedField),
  }),
  v.object({ ...base, type: v.literal('comment-closed'), comment: count }),
  v.object({ ...base, type: v.literal('added'), ...SeatField.entries, later: v.boolean() }),
  v.object({
    ...base,
    type: v.literal('replaced'),
    person: text,
    successor: text,
    seat: v.exactOptional(text),
    later: v.boolean(),
  }),
  v.object({ ...base, type: v.literal('excused'), person: text, closes }),
  v.object({ ...base, type: v.literal('closed-early') }),
  v.object({
    ...base,
    type: v.literal('link-renewed'),
    person: text,
    asked: v.picklist(LINK_ASKED),
  }),
  v.object({ ...base, type: v.literal('extended'), due: text, clock: v.exactOptional(ClockField) }),
  v.object({ ...base, type: v.literal('due-moved'), due: text, clock: ClockField }),
  v.object({ ...base, type: v.literal('held') }),
  v.object({
    ...base,
    type: v.literal('released'),
    moved: v.exactOptional(v.object({ due: text, clock: ClockField })),
  }),
  v.object({
    ...base,
    type: v.literal('recalled'),
    afresh: v.nullable(v.object({ generation: count, execution: text })),
  }),
  v.object({ ...base, type: v.literal('cancelled') }),
  v.object({ ...base, type: v.literal('disputed'), decision: text }),
  v.object({ ...base, type: v.literal('halted'), reason: text }),
  v.object({
    ...base,
    type: v.literal('rebuilt'),
    generation: count,
    execution: text,
    startAt: stage,
    round: count,
    reason: text,
    day: v.nullable(text),
  }),
  v.object({
    ...base,
    type: v.literal('undeliverable'),
    person: text,
    mail: text,
    reason: v.picklist(UNDELIVERABLE_REASONS),
  }),
  v.object({ ...base, type: v.literal('forgotten'), person: text }),
  v.object({
    ...base,
    type: v.literal('person-changed'),
    person: text,
    version: count,
    from: count,
    proof: text,
    fromProof: text,
    readdressed: v.boolean(),
  }),
]);

/** An event in a section's chain. `change` names the transaction that wrote it. */
const Known = v.object({
  seq: v.number(),
  event: EventField,
  change: v.string(),
  textHash: v.nullable(v.string()),
  hash: v.string(),
});
const KNOWN: ReadonlySet<string> = new Set(EventField.options.map(({ entries }) => entries.type.literal));

/** An event that a newer release has written, of a kind or a shape that is not known here. */
const Unknown = v.pipe(
  v.object({
    ...Known.entries,
    shape: v.optional(v.number(), SHAPE),
    event: v.object({ ...base, type: v.string() }),
  }),
  v.check(({ shape, event }) => shape > READS || !KNOWN.has(event.type)),
  v.transform(({ shape: _shape, event: { at, by, type }, ...kept }) => ({
    ...kept,
    event: { at, by, type: 'unknown' as const, named: type },
  })),
);
export const EventItem = v.union([Known, Unknown]);
export type EventItem = v.InferOutput<typeof EventItem>;

/** A comment or a reason, kept apart from its event so that it can be forgotten; `key` is hex. */
export const TextItem = v.object({
  seq: v.number(),
  by: v.string(),
  /** The name given with a coordinator's act, where it is nobody of the plan. */
  name: v.nullable(v.string()),
  text: v.nullable(v.string()),
  key: v.nullable(v.string()),
});
export type TextItem = v.InferOutput<typeof TextItem>;

/** A draft of a round. `name` is the file's own, as uploaded. */
export const DraftItem = v.object({
  sha256: v.string(),
  round: v.number(),
  type: v.picklist(['docx', 'pdf', 'markdown']),
  size: v.number(),
  by: v.string(),
  at: v.string(),
});
export type DraftItem = v.InferOutput<typeof DraftItem>;
