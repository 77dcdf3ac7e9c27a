import { type Choosing, decide } from '../approval/decide.ts';
import type { Refusal } from '../approval/refusal.ts';
import { type Desk, readDesk } from '../records/desk.ts';
import type { ReviewLink } from '../records/link-item.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import { freshName, type Parts } from './parts.ts';

export type Decided = Changed | Refusal | NoSection;

/**
 * A person decides through their link: one batch read and one transaction a try, after the link itself was read.
 * The decision's id is the change's own name, so that a lost answer is recognised. `seen`: a desk that was read for this
 * very request already.
 */
export async function decideSection(
  parts: Parts,
  link: ReviewLink,
  decision: Pick<Choosing, 'choice' | 'draft' | 'comment'>,
  seen?: Desk,
): Promise<Decided> {
  const change = freshName(parts);
  const { section, round, stage, person } = link;
  return changeSection(parts, {
    change,
    seen,
    load: () => readDesk(parts.table, section, { round, stage }),
    rule: (now) =>
      decide(now.section, now.asked, {
        ...decision,
        seat: { person, round, stage, epoch: link.epoch },
        decision: change,
        now: parts.now(),
      }),
    text: { text: decision.comment },
  });
}
