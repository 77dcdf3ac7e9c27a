import type { LetterSettings } from '../letters/letter-settings.ts';
import type { Person, Plan } from './plan.ts';
import { readPlanContents } from './plan-contents.ts';
import type { SectionItem } from '../section/section-item.ts';
import type { Table } from '../table.ts';

/** A plan as a board shows it: its people by id, its sections in key order. */
export interface Board {
  readonly plan: Plan;
  readonly people: ReadonlyMap<string, Person>;
  readonly sections: readonly SectionItem[];
  /** How its letters are written. */
  readonly letters: LetterSettings;
}

/** One Query of `PLAN#` (a request per MB). Null: no such plan, or it is not wholly imported yet. */
export async function readBoard(table: Table, id: string): Promise<Board | null> {
  const { plan, ...contents } = await readPlanContents(table, id);
  return plan === null ? null : { plan, ...contents };
}
