import type { AskedSeat } from '../approval/ask-stands.ts';
import type { UndeliverableReason } from '../approval/event.ts';
import { refuse } from '../approval/refusal.ts';
import { undeliverable } from '../approval/undeliverable.ts';
import { readLatestDesk } from '../records/desk.ts';
import { isUntold, notedWrite, type UntoldRow } from '../records/outbox-rows.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Parts } from './parts.ts';

/**
 * Notes that a mail did not reach a person: beside their name on the board, and to the coordinators by mail. `of`: its
 * outbox row, which is marked as told in the same breath, so that a crash in between tells nobody twice.
 */
export const noteUndeliverable = (
  parts: Parts,
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
  changeSection(parts, {
    load: () => readLatestDesk(parts.table, section),
    rule: async (desk) =>
      of !== undefined && !(await isUntold(parts.table, of))
        ? refuse({ refused: 'unchanged' })
        : undeliverable(desk.section, { ...about, now: parts.now() }),
    writes: () => (of === undefined ? [] : [notedWrite(parts.table, of)]),
  });
