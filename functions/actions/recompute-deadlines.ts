import { isBlank } from '../approval/acting.ts';
import { moveDue } from '../approval/coordinator/move-due.ts';
import { refuse } from '../approval/refusal.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { type Recounted, recounted } from '../deadlines/recount.ts';
import { readBoard } from '../records/plan/board.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';
import { withEach } from './with-each.ts';

/** An open deadline that today's calendar counts to another date. */
export interface Moving extends Recounted {
  readonly section: string;
  readonly title: string;
}

/** Which deadlines a plan's calendar of now would move, in the board's order. Reads only. Null: no such plan. */
export async function previewRecompute(
  dependencies: Dependencies,
  plan: string,
): Promise<readonly Moving[] | null> {
  const { table } = dependencies;
  const board = await readBoard(table, plan);
  if (board === null) return null;
  const calendars = calendarsOf(board.plan.daysOff);
  const now = dependencies.now();
  const open = board.sections.filter(({ due }) => due !== null);
  const found = await withEach(open, async ({ section, title }): Promise<Moving[]> => {
    const snapshot = await readLatestSnapshot(table, section);
    const counted = snapshot === null ? null : recounted(snapshot.section, { now, calendars });
    return counted === null ? [] : [{ section, title, ...counted }];
  });
  return found.flat();
}

/** What a coordinator confirms: the deadlines as they were shown, later ones and those earlier ones that were chosen. */
export interface Recompute {
  readonly by: string;
  readonly name: string | null;
  readonly why: string;
  readonly moves: readonly { readonly section: string; readonly due: string }[];
}

export interface Recomputed {
  readonly section: string;
  readonly acted: Acted;
}

/**
 * Moves these deadlines, each section by an event of its own. One that no longer comes to what was shown is refused
 * (`changed-since`) and holds up no other. Safe to repeat: a deadline that has moved is `unchanged`.
 */
export async function recomputeDeadlines(
  dependencies: Dependencies,
  { by, name, why, moves }: Recompute,
): Promise<readonly Recomputed[]> {
  return withEach(moves, async ({ section, due }) => ({
    section,
    acted: await changeSection(dependencies, {
      load: () => readLatestSnapshot(dependencies.table, section),
      rule: (snapshot) => {
        if (isBlank(why)) return refuse({ refused: 'reason-missing' });
        const now = dependencies.now();
        const calendars = calendarsOf(snapshot.plan.daysOff);
        const counted = recounted(snapshot.section, { now, calendars });
        if (counted === null) return refuse({ refused: 'unchanged' });
        if (counted.due !== due) return refuse({ refused: 'changed-since' });
        return moveDue(snapshot.section, { by, why, now, due: counted.due, clock: counted.clock });
      },
      text: { text: why, name },
    }),
  }));
}
