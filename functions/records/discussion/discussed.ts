import type { Shelf } from '../../discussion/shelf.ts';
import { readSnapshot, type Place, type Snapshot } from '../section/snapshot.ts';
import type { Discussion } from '../../discussion/discussion.ts';
import type { Table } from '../table.ts';
import { readShelf } from './papers.ts';

/** All that a decision needs: the section with how its comments stand, and what the giver has written. */
export interface Discussed extends Snapshot {
  readonly discussion: Discussion;
  readonly shelf: Shelf;
}

/**
 * The snapshot's batch with how comments stand, and side by side with it one Query of the giver's papers. Both are waited
 * for, whatever becomes of the other: nothing may be under way any more once this has answered.
 */
export async function readDiscussed(
  table: Table,
  section: string,
  place: Place,
  shelf: string,
): Promise<Discussed | null> {
  const [snapshot, papers] = await Promise.allSettled([
    readSnapshot(table, section, place, { discussed: true }),
    readShelf(table, { section, round: place.round, stage: place.stage, shelf }),
  ]);
  if (snapshot.status === 'rejected') throw snapshot.reason;
  if (papers.status === 'rejected') throw papers.reason;
  if (snapshot.value === null) return null;
  return { ...snapshot.value, discussion: snapshot.value.discussion ?? [], shelf: papers.value };
}
