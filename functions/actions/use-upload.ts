import { isRefusal, type Refusal } from '../approval/refusal.ts';
import { standing } from '../approval/standing.ts';
import { useDraft } from '../approval/use-draft.ts';
import { checkDraft } from '../documents/check/check-draft.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import { draftWrite } from '../records/beside.ts';
import { readDesk } from '../records/desk.ts';
import type { ReviewLink } from '../records/link-item.ts';
import { toRenderItem } from '../records/render-item.ts';
import { renderWrite } from '../records/render-rows.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import type { FileRefused } from './look-at-upload.ts';
import type { Parts } from './parts.ts';

export type UploadUsed = Changed | Refusal | NoSection | { readonly file: FileRefused };

/**
 * "Use this file": reads the upload's bytes once, checks them, keeps those very bytes under their SHA-256, and makes
 * them the round's draft, which is then made readable. Whoever may not draft now is refused before a byte is read. It decides
 * nothing.
 */
export async function useUpload(
  parts: Parts,
  drafts: DraftStore,
  link: ReviewLink,
  upload: string,
): Promise<UploadUsed> {
  const { section, round, stage, person } = link;
  const seat = { person, round, stage, epoch: link.epoch };
  const load = () => readDesk(parts.table, section, { round, stage });
  const desk = await load();
  if (desk === null) return { refused: 'no-such-section' };
  const stands = standing(desk.section, desk.asked, seat);
  if (isRefusal(stands)) return stands;

  const read = await drafts.readUpload(section, upload);
  if ('refused' in read) return { file: read };
  const draft = await checkDraft(read);
  if ('refused' in draft) return { file: draft };
  const { sha256, bytes, contentType, type, size } = draft;
  await drafts.keepDraft({ section, sha256, bytes, contentType });
  return changeSection(parts, {
    load,
    rule: (now) => useDraft(now.section, now.asked, { seat, sha256, now: parts.now() }),
    writes: (_desk, { at }) => [
      draftWrite(parts.table, section, { sha256, round, type, size, by: person, at }),
      renderWrite(parts.table, toRenderItem(section, { kind: 'draft', sha256, type }, birthOf(parts, at))),
    ],
  });
}

const birthOf = ({ pace }: Parts, createdAt: string) => ({
  createdAt,
  firstTry: new Date(Date.parse(createdAt) + pace.firstTryMs).toISOString(),
});
