import type { Dependencies } from '../actions/dependencies.ts';
import { assignmentOf, openStage } from '../approval/section.ts';
import { traitsOf } from '../approval/path/stages.ts';
import { readSnapshot } from '../records/section/snapshot.ts';
import { planOf } from '../records/keys.ts';
import { hashToken, openedToken, sealed } from '../records/links/link-secret.ts';
import { writeOpenedLink } from '../records/links/links.ts';
import { type Elsewhere, elsewhereIn } from './model/elsewhere.ts';
import type { Opened } from './read-opened.ts';

/** An opened link is for one sitting. */
const HOURS = 24;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Opens what else waits for the person of this link: the token of a page of theirs. Null where it does not wait for them
 * (any more), or where it needs a code that no mail of this link's carries. Nothing is decided by it, and links that
 * were mailed work on.
 */
export async function openOther(
  { table, now }: Dependencies,
  { link, mailed }: Opened,
  to: Elsewhere,
): Promise<string | null> {
  const { plan, person } = link;
  const snapshot = planOf(to.section) === plan ? await readSnapshot(table, to.section, to) : null;
  const stage = snapshot === null ? null : openStage(snapshot.section);
  const seat = stage === null ? undefined : assignmentOf(stage, person);
  if (seat?.status !== 'open' || stage?.stage !== to.stage || stage.round !== to.round) return null;
  if (traitsOf(to.stage).code && mailed.link.code === null) return null;
  const from = mailed.link;
  const epoch = seat.linkEpoch;
  if (
    from.section === to.section &&
    from.round === to.round &&
    from.stage === to.stage &&
    from.epoch === epoch
  )
    return mailed.token;
  const token = openedToken(mailed.token, `${elsewhereIn(to)}/${epoch}`);
  const until = Math.min(Date.parse(now()) + HOURS * HOUR_MS, Date.parse(from.expires));
  await writeOpenedLink(table, hashToken(token), {
    ...{ kind: 'review', plan, person, ...to, epoch, code: null, tries: 0 },
    expires: new Date(until).toISOString(),
    mailed: {
      section: from.section,
      round: from.round,
      stage: from.stage,
      epoch: from.epoch,
      sealed: sealed(mailed.token, token),
    },
  });
  return token;
}
