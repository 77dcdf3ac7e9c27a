import * as v from 'valibot';
import type { Stage } from '../../approval/section.ts';
import { DraftItem, EventItem, TextItem } from './event-item.ts';
import { planOf, planKey, sectionKey, sectionPartition } from '../keys.ts';
import { type Plan, PlanItem } from '../plan/plan.ts';
import { queryPartition, readItems } from '../read-items.ts';
import { SectionItem, type Standing, standingOf, toSection } from './section-item.ts';
import { SettingsItem, StageItem } from './stage-item.ts';
import type { Section } from '../../approval/section.ts';
import type { Table } from '../table.ts';

/** All about one section: its stages, drafts, events and texts, each in the order in which they came. */
export interface Dossier {
  readonly plan: Plan;
  readonly section: Section;
  readonly standing: Standing;
  readonly stages: readonly Stage[];
  readonly drafts: readonly DraftItem[];
  readonly events: readonly EventItem[];
  /** By the `seq` of their event. */
  readonly texts: ReadonlyMap<number, TextItem>;
}

/** That item, and beside it one Query of `SECTION#`. Null: no such section. */
export async function readDossier(table: Table, section: string): Promise<Dossier | null> {
  const [[plan = null, header = null], found] = await Promise.all([
    readItems(table, [planKey(planOf(section)), sectionKey(section)]),
    all(queryPartition(table, sectionPartition(section))),
  ]);
  if (plan === null || header === null) return null;
  const item = v.parse(SectionItem, header);
  const stages: Stage[] = [];
  const drafts: DraftItem[] = [];
  const events: EventItem[] = [];
  const texts = new Map<number, TextItem>();
  let settings: v.InferOutput<typeof SettingsItem> | null = null;
  for (const one of found) {
    const sk = String(one['sk']);
    if (sk === 'SETTINGS') settings = v.parse(SettingsItem, one);
    else if (sk.startsWith('STAGE#')) stages.push(v.parse(StageItem, one));
    else if (sk.startsWith('DRAFT#')) drafts.push(v.parse(DraftItem, one));
    else if (sk.startsWith('EVENT#')) events.push(v.parse(EventItem, one));
    else if (sk.startsWith('TEXT#')) {
      const text = v.parse(TextItem, one);
      texts.set(text.seq, text);
    }
  }
  const last = stages.find((stage) => stage.stage === item.last && stage.round === item.round) ?? null;
  return {
    plan: v.parse(PlanItem, plan),
    section: toSection(item, v.parse(SettingsItem, settings), last),
    standing: standingOf(item),
    stages: stages.sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt)),
    drafts,
    events,
    texts,
  };
}

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of found) items.push(item);
  return items;
}
