import { newLink } from '../approval/holder/new-link.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';

/** "Minta tautan baru": mails whoever this link was for a new one, to the roster's address, for what they hold now. */
export const requestLink = (
  dependencies: Dependencies,
  {
    section,
    person,
    stage,
    round,
    epoch,
  }: Pick<ReviewLink, 'section' | 'person' | 'stage' | 'round' | 'epoch'>,
): Promise<Acted> =>
  changeSection(dependencies, {
    load: () => readLatestSnapshot(dependencies.table, section),
    rule: (snapshot) =>
      newLink(snapshot.section, { person, now: dependencies.now(), through: { stage, round, epoch } }),
  });
