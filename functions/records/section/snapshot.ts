import * as v from 'valibot';
import type { Section, Stage } from '../../approval/section.ts';
import type { Discussion } from '../../discussion/discussion.ts';
import type { StageName } from '../../approval/path/paths.ts';
import { toDiscussion } from '../discussion/comment-state.ts';
import { commentStateKey, planKey, planOf, sectionKey, settingsKey, stageKey } from '../keys.ts';
import { type Plan, PlanItem } from '../plan/plan.ts';
import { type Item, readItem, readItems } from '../read-items.ts';
import { SectionItem, type Standing, standingOf, toSection } from './section-item.ts';
import { SettingsItem, StageItem, Written } from './stage-item.ts';
import type { Table } from '../table.ts';
import { firstStage } from '../../approval/path/stages.ts';

/** All that a change of a section needs: the section with its latest stage, where its record stands, and its plan. */
export interface Snapshot {
  readonly plan: Plan;
  readonly section: Section;
  readonly standing: Standing;
  /** The stage that was asked for, which may be an earlier one than the section's latest; null where there is none. */
  readonly asked: Stage | null;
  /** How the section's comments stand; null where it was not asked for. */
  readonly discussion: Discussion | null;
}

/** A stage of a round. */
export interface Place {
  readonly round: number;
  readonly stage: StageName;
}

/** What a snapshot is read with besides. */
interface Wanted {
  /** Where the section's latest stage probably is, if elsewhere. */
  readonly guess?: Place | null;
  /** Whether how comments stand is read too. */
  readonly discussed?: boolean;
}

/**
 * One strongly consistent batch: section, stage, settings and plan, and how comments stand. A batch reads each item at a
 * moment of its own, so all must be those that the section's item knows of; otherwise, or where neither `place` nor `guess`
 * is the section's latest stage, they are read once more, after it. Null: no such section.
 */
export async function readSnapshot(
  table: Table,
  section: string,
  place: Place,
  { guess = null, discussed = false }: Wanted = {},
): Promise<Snapshot | null> {
  const places = guess === null ? [place] : [place, guess];
  const [item, settings, plan, ...others] = await readItems(table, [
    sectionKey(section),
    settingsKey(section),
    planKey(planOf(section)),
    ...places.map((it) => stageKey(section, it.round, it.stage)),
    ...(discussed ? [commentStateKey(section)] : []),
  ]);
  if (item === null || item === undefined) return null;
  const header = v.parse(SectionItem, item);
  const kept = { plan: v.parse(PlanItem, plan), standing: standingOf(header) };
  const stages = others.slice(0, places.length);
  const comments = others[places.length] ?? null;
  const found = places.findIndex((it) => it.round === header.round && it.stage === header.last);
  const isWhole =
    isOf(header.written.settings, settings) &&
    (header.last === null || (found !== -1 && isOf(header.written.stage, stages[found]))) &&
    (!discussed || isDiscussionOf(header, comments));
  if (!isWhole) return { ...kept, ...(await readRest(table, header, place, discussed)) };
  return {
    ...kept,
    section: toSection(header, v.parse(SettingsItem, settings), toStage(stages[found])),
    asked: toStage(stages[0]),
    discussion: discussed ? toDiscussion(comments) : null,
  };
}

/** The section's own item alone, strongly consistent: where it stands, without its stage. Null: no such section. */
export async function readHeader(table: Table, section: string): Promise<SectionItem | null> {
  const item = await readItem(table, sectionKey(section));
  return item === null ? null : v.parse(SectionItem, item);
}

/** The snapshot at the section's latest stage: one read more, to learn which that is. */
export async function readLatestSnapshot(
  table: Table,
  section: string,
  wanted: Pick<Wanted, 'discussed'> = {},
): Promise<Snapshot | null> {
  const header = await readHeader(table, section);
  return header === null ? null : readSnapshot(table, section, latestPlace(header), wanted);
}

/** The snapshot at a section's latest stage, of a plan that may not be wholly imported yet. Null: no such section. */
export async function readSectionSnapshot(
  table: Table,
  plan: Plan,
  section: string,
): Promise<Snapshot | null> {
  const header = await readHeader(table, section);
  if (header === null) return null;
  return {
    plan,
    standing: standingOf(header),
    ...(await readRest(table, header, latestPlace(header), false)),
  };
}

/** What is read after the section's item is never older; if it is newer, the version guards the commit. */
async function readRest(
  table: Table,
  header: SectionItem,
  place: Place,
  discussed: boolean,
): Promise<Pick<Snapshot, 'section' | 'asked' | 'discussion'>> {
  const latest = latestPlace(header);
  const [settings, stage, asked, comments] = await readItems(table, [
    settingsKey(header.section),
    stageKey(header.section, latest.round, latest.stage),
    stageKey(header.section, place.round, place.stage),
    ...(discussed ? [commentStateKey(header.section)] : []),
  ]);
  const last = header.last === null ? null : toStage(stage);
  return {
    section: toSection(header, v.parse(SettingsItem, settings), last),
    asked: toStage(asked),
    discussion: discussed ? toDiscussion(comments) : null,
  };
}

/** Where a section's latest stage is; the path's first of round 1 where none has opened. */
export const latestPlace = ({ path, last, round }: SectionItem): Place => ({
  round: Math.max(1, round),
  stage: last ?? firstStage(path),
});

const isOf = (version: number, item: Item | null | undefined): boolean =>
  item !== null && item !== undefined && v.parse(Written, item).version === version;

const isDiscussionOf = ({ written }: SectionItem, item: Item | null): boolean =>
  written.comments === undefined ? item === null : isOf(written.comments, item);

const toStage = (item: Item | null | undefined): Stage | null =>
  item === null || item === undefined ? null : v.parse(StageItem, item);
