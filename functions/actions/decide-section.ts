import { type Choosing, decide } from '../approval/holder/decide.ts';
import type { Refusal } from '../approval/refusal.ts';
import { type Snapshot, readSnapshot } from '../records/section/snapshot.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';

export type Decided = Changed | Refusal | NoSection;

/**
 * A person decides through their link: one batch read and one transaction a try, after the link itself was read.
 * The decision's id is the change's own name, so that a lost answer is recognised. `seen`: a snapshot that was read for this
 * very request already.
 */
export async function decideSection(
  dependencies: Dependencies,
  link: ReviewLink,
  decision: Pick<Choosing, 'choice' | 'draft' | 'comment'>,
  seen?: Snapshot,
): Promise<Decided> {
  const change = freshName(dependencies);
  const { section, round, stage, person } = link;
  return changeSection(dependencies, {
    change,
    seen,
    load: () => readSnapshot(dependencies.table, section, { round, stage }),
    rule: (now) =>
      decide(now.section, now.asked, {
        ...decision,
        seat: { person, round, stage, epoch: link.epoch },
        decision: change,
        now: dependencies.now(),
      }),
    text: { text: decision.comment },
  });
}
