import { withEach } from '../functions/actions/with-each.ts';
import { hashDraft } from '../functions/documents/store/hash-draft.ts';
import type { Finding } from '../functions/records/verify/finding.ts';
import type { KnownDraft } from '../functions/records/verify/verify.ts';
import type { DraftsPlace } from './command.ts';

/** So many are read at once; of each, one piece is held. */
const HANDS = 8;

/** What is wrong with the drafts that the records know: each is read from the store, once, and hashed. */
export async function checkDrafts(
  { s3, bucket }: DraftsPlace,
  drafts: readonly KnownDraft[],
): Promise<Finding[]> {
  const kept = new Map(drafts.map((draft) => [nameOf(draft), draft]));
  const hashed = await withEach(
    kept.values(),
    async (draft) => [nameOf(draft), await hashDraft(s3, bucket, draft)] as const,
    HANDS,
  );
  const hashes = new Map(hashed);
  return drafts.flatMap((draft) => {
    const hash = hashes.get(nameOf(draft)) ?? null;
    if (hash === draft.sha256) return [];
    const what =
      hash === null
        ? `took a draft of round ${draft.round} that is not in the store: ${draft.sha256}`
        : `took a draft of round ${draft.round} whose bytes in the store are others: their SHA-256 is ${hash}, not ${draft.sha256}`;
    return [{ section: draft.section, event: draft.event, what }];
  });
}

const nameOf = ({ section, sha256 }: KnownDraft): string => `${section}/${sha256}`;
