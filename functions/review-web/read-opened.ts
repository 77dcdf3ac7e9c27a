import { assignmentOf } from '../approval/section.ts';
import { readSnapshot } from '../records/section/snapshot.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { hashToken, unsealed } from '../records/links/link-secret.ts';
import { readLink } from '../records/links/links.ts';
import type { Table } from '../records/table.ts';

/** A link as its mail carries it: the code of a sign-off stands there too, and its tries are counted here. */
export interface Mailed {
  readonly token: string;
  readonly hash: string;
  readonly link: ReviewLink;
}

/** The link that a page was asked for by. `mailed`: itself, or the one that it was opened from. */
export interface Opened extends Mailed {
  readonly mailed: Mailed;
  /** The section whose mail carries the code, where that is another one's. */
  readonly codeFrom: string | null;
}

/** No assignment has it: a link of this epoch is one that was taken away. */
const NO_EPOCH = -1;

/** What a review link points to; null: unknown. One that was opened on a page goes where its mailed link goes. */
export async function readOpened(table: Table, token: string): Promise<Opened | null> {
  const hash = hashToken(token);
  const link = await readLink(table, hash);
  if (link?.kind !== 'review') return null;
  if (link.mailed === undefined) return { token, hash, link, mailed: { token, hash, link }, codeFrom: null };
  const { section, round, stage, epoch } = link.mailed;
  const secret = unsealed(link.mailed.sealed, token);
  const behind = secret === null ? null : { token: secret, hash: hashToken(secret) };
  const [mailed, snapshot] = await Promise.all([
    behind === null ? null : readLink(table, behind.hash),
    readSnapshot(table, section, { round, stage }),
  ]);
  const seat =
    snapshot === null || snapshot.asked === null ? undefined : assignmentOf(snapshot.asked, link.person);
  const stands = seat?.linkEpoch === epoch && seat.status !== 'replaced' && seat.status !== 'excused';
  if (behind === null || mailed?.kind !== 'review' || snapshot === null || !stands) {
    const gone = { ...link, epoch: NO_EPOCH };
    return { token, hash, link: gone, mailed: { token, hash, link: gone }, codeFrom: null };
  }
  return {
    token,
    hash,
    link: { ...link, code: mailed.code, tries: mailed.tries },
    mailed: { ...behind, link: mailed },
    codeFrom: snapshot.section.title,
  };
}
