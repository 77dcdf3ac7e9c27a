import { isRefusal, type Refusal } from '../approval/refusal.ts';
import { standing } from '../approval/holder/standing.ts';
import { useDraft } from '../approval/holder/use-draft.ts';
import { checkDraft } from '../documents/check/check-draft.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import { draftWrite } from '../records/section/also-written.ts';
import { readSnapshot } from '../records/section/snapshot.ts';
import type { ReviewLink } from '../records/links/link-item.ts';
import { toRenderItem } from '../records/readable/render-item.ts';
import { renderWrite } from '../records/readable/render-rows.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import type { FileRefused } from './look-at-upload.ts';
import type { Dependencies } from './dependencies.ts';

export type UploadUsed = Changed | Refusal | NoSection | { readonly file: FileRefused };

/**
 * "Use this file": reads the upload's bytes once, checks them, keeps those very bytes under their SHA-256, and makes
 * them the round's draft, which is then made readable. Whoever may not draft now is refused before a byte is read. It decides
 * nothing.
 */
export async function useUpload(
  dependencies: Dependencies,
  drafts: DraftStore,
  link: ReviewLink,
  upload: string,
): Promise<UploadUsed> {
  const { section, round, stage, person } = link;
  const seat = { person, round, stage, epoch: link.epoch };
  const load = () => readSnapshot(dependencies.table, section, { round, stage });
  const snapshot = await load();
  if (snapshot === null) return { refused: 'no-such-section' };
  const stands = standing(snapshot.section, snapshot.asked, seat);
  if (isRefusal(stands)) return stands;

  const read = await drafts.readUpload(section, upload);
  if ('refused' in read) return { file: read };
  const draft = await checkDraft(read);
  if ('refused' in draft) return { file: draft };
  const { sha256, bytes, contentType, type, size } = draft;
  await drafts.keepDraft({ section, sha256, bytes, contentType });
  return changeSection(dependencies, {
    load,
    rule: (now) => useDraft(now.section, now.asked, { seat, sha256, now: dependencies.now() }),
    writes: (_desk, { at }) => [
      draftWrite(dependencies.table, section, { sha256, round, type, size, by: person, at }),
      renderWrite(
        dependencies.table,
        toRenderItem(section, { kind: 'draft', sha256, type }, birthOf(dependencies, at)),
      ),
    ],
  });
}

const birthOf = ({ pace }: Dependencies, createdAt: string) => ({
  createdAt,
  firstTry: new Date(Date.parse(createdAt) + pace.firstTryMs).toISOString(),
});
