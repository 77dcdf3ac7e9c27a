import { newLink } from '../approval/new-link.ts';
import { readLatestDesk } from '../records/desk.ts';
import type { ReviewLink } from '../records/link-item.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Parts } from './parts.ts';

/** "Minta tautan baru": mails whoever this link was for a new one, to the roster's address, for what they hold now. */
export const requestLink = (
  parts: Parts,
  {
    section,
    person,
    stage,
    round,
    epoch,
  }: Pick<ReviewLink, 'section' | 'person' | 'stage' | 'round' | 'epoch'>,
): Promise<Acted> =>
  changeSection(parts, {
    load: () => readLatestDesk(parts.table, section),
    rule: (desk) => newLink(desk.section, { person, now: parts.now(), through: { stage, round, epoch } }),
  });
