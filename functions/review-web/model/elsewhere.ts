import { SECTION_ID } from '../../approval/section-id.ts';
import { STAGES } from '../../approval/path/stages.ts';
import type { Place } from '../../records/section/snapshot.ts';

/** What a button stands for: something else that waits for the same person. */
export interface Elsewhere extends Place {
  readonly section: string;
}

export const elsewhereIn = ({ section, round, stage }: Elsewhere): string => `${section}/${round}/${stage}`;

/** Reads what a button stands for; null where no button of ours does. */
export function readElsewhere(value: string): Elsewhere | null {
  const [section = '', round = '', stage] = value.split('/');
  const known = STAGES.find((it) => it === stage);
  if (known === undefined || !SECTION_ID.test(section) || !/^[1-9]\d{0,3}$/.test(round)) return null;
  return { section, round: Number(round), stage: known };
}
