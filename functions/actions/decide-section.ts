import type { Refusal } from '../approval/refusal.ts';
import { type Bundle, bundleWrite } from '../records/discussion/bundles.ts';
import { type Discussed, readDiscussed } from '../records/discussion/discussed.ts';
import { sealWrite } from '../records/discussion/papers.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { ruleOnDecision, type Sent, shelfPlace } from './rule-on-decision.ts';

export type Decided = Changed | Refusal | NoSection;

/**
 * A person decides through their link: one batch read beside one Query of their papers, and one transaction a try, after
 * the link itself was read. It seals those papers, or finds that they are no longer what was shown. The decision's id is
 * the change's own name, so that a lost answer is recognised. `seen`: what was read for this very request already.
 */
export async function decideSection(
  dependencies: Dependencies,
  link: ReviewLink,
  sent: Sent,
  seen?: Discussed,
): Promise<Decided> {
  const change = freshName(dependencies);
  const secret = Buffer.from(dependencies.secretBytes(32)).toString('hex');
  const { table } = dependencies;
  const shelf = shelfPlace(link);
  let bundles: readonly Bundle[] = [];
  return changeSection(dependencies, {
    change,
    seen,
    load: () => readDiscussed(table, link.section, link, shelf.shelf),
    rule(now) {
      const ruled = ruleOnDecision(now, link, sent, { decision: change, now: dependencies.now(), secret });
      if ('refused' in ruled) return ruled;
      bundles = ruled.bundles;
      return ruled.event;
    },
    text: { text: sent.comment },
    writes: ({ shelf: papers, standing }) => [
      sealWrite(table, shelf, papers),
      ...bundles.map((bundle, i) =>
        bundleWrite(table, link.section, standing.seq + 1, { bundle, nth: i + 1 }),
      ),
    ],
  });
}
