import * as v from 'valibot';
import type { Section, Stage } from '../approval/section.ts';
import type { StageName } from '../approval/stages.ts';
import { planKey, planOf, sectionKey, settingsKey, stageKey } from './keys.ts';
import { type Plan, PlanItem } from './plan.ts';
import { readItem, readItems } from './read-items.ts';
import { SectionItem, type Standing, toSection } from './section-item.ts';
import { SettingsItem, StageItem } from './stage-item.ts';
import type { Table } from './table.ts';

/** All that a change of a section needs: the section with its latest stage, where its record stands, and its plan. */
export interface Desk {
  readonly plan: Plan;
  readonly section: Section;
  readonly standing: Standing;
  /** The stage that was asked for, which may be an earlier one than the section's latest; null where there is none. */
  readonly asked: Stage | null;
}

interface Place {
  readonly round: number;
  readonly stage: StageName;
}

/**
 * One strongly consistent batch: section, stage, settings and plan. Where `place` is not the section's latest stage,
 * that one is read too. Null: no such section.
 */
export async function readDesk(table: Table, section: string, place: Place): Promise<Desk | null> {
  const [item, asked, settings, plan] = await readItems(table, [
    sectionKey(section),
    stageKey(section, place.round, place.stage),
    settingsKey(section),
    planKey(planOf(section)),
  ]);
  if (item === null || item === undefined) return null;
  const header = v.parse(SectionItem, item);
  const shown = asked === null || asked === undefined ? null : v.parse(StageItem, asked);
  const latest =
    header.last === null || (header.last === place.stage && header.round === place.round)
      ? shown
      : await readStage(table, section, { round: header.round, stage: header.last });
  return {
    plan: v.parse(PlanItem, plan),
    section: toSection(header, v.parse(SettingsItem, settings), header.last === null ? null : latest),
    standing: { version: header.version, seq: header.seq, head: header.head },
    asked: shown,
  };
}

/** The desk at the section's latest stage: one read more, to learn which that is. */
export async function readLatestDesk(table: Table, section: string): Promise<Desk | null> {
  const item = await readItem(table, sectionKey(section));
  if (item === null) return null;
  const { last, round } = v.parse(SectionItem, item);
  return readDesk(table, section, { round: Math.max(1, round), stage: last ?? 'drafting' });
}

async function readStage(table: Table, section: string, place: Place): Promise<Stage | null> {
  const item = await readItem(table, stageKey(section, place.round, place.stage));
  return item === null ? null : v.parse(StageItem, item);
}
