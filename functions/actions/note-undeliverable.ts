import type { AskedSeat } from '../approval/ask-stands.ts';
import type { UndeliverableReason } from '../approval/event.ts';
import { refuse } from '../approval/refusal.ts';
import { undeliverable } from '../approval/machine/undeliverable.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { isUntold, notedWrite, type UntoldRow } from '../records/outbox/outbox-rows.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Notes that a mail did not reach a person: beside their name on the board, and to the coordinators by mail. `of`: its
 * outbox row, which is marked as told in the same breath, so that a crash in between tells nobody twice.
 */
export const noteUndeliverable = (
  dependencies: Dependencies,
  {
    section,
    ...about
  }: {
    section: string;
    person: string;
    mail: string;
    reason: UndeliverableReason;
    ask?: AskedSeat | undefined;
  },
  of?: UntoldRow,
): Promise<Acted> =>
  changeSection(dependencies, {
    load: () => readLatestSnapshot(dependencies.table, section),
    rule: async (snapshot) =>
      of !== undefined && !(await isUntold(dependencies.table, of))
        ? refuse({ refused: 'unchanged' })
        : undeliverable(snapshot.section, { ...about, now: dependencies.now() }),
    writes: () => (of === undefined ? [] : [notedWrite(dependencies.table, of)]),
  });
