import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { USUAL_LADDER } from '../../deadlines/ladder.ts';
import { LETTER_HOURS } from '../../deadlines/letter-hours.ts';
import { letterSettingsKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import type { Table } from '../table.ts';

const days = v.array(v.number());
const USUAL = { ...USUAL_LADDER, before: [...USUAL_LADDER.before], over: [...USUAL_LADDER.over] };

/**
 * How a plan's letters are written: an item of its own, because every change of a section reads the plan's. Plans of
 * before have none, and the usual ladder. People are ids.
 */
export const LetterSettingsItem = v.object({
  ladder: v.optional(
    v.object({ before: days, over: days, every: v.number(), superior: v.number(), coordinators: v.number() }),
    USUAL,
  ),
  /** Who gets Monday's report beside the coordinators. */
  mondayTo: v.optional(v.array(v.string()), []),
  /** Who hears when somebody is over by days. */
  superiors: v.optional(v.record(v.string(), v.string()), {}),
  /** When somebody's letter is made, where it is not the usual hour. */
  hours: v.optional(v.record(v.string(), v.picklist(LETTER_HOURS)), {}),
});
export type LetterSettings = v.InferOutput<typeof LetterSettingsItem>;

export const USUAL_SETTINGS: LetterSettings = v.parse(LetterSettingsItem, {});

export async function writeLetterSettings(
  table: Table,
  plan: string,
  settings: LetterSettings,
): Promise<void> {
  const Item = { ...letterSettingsKey(plan), shape: SHAPE, ...settings };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
