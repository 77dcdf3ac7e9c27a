import type { ImageType } from '../documents/readable/blocks.ts';
import type { ReadableDrafts } from './readable-drafts.ts';

/** The picture of a draft that an address names, `nth` as it came; null where there is no such picture to show. */
export async function findPicture(
  drafts: ReadableDrafts,
  section: string,
  { sha256, nth }: { readonly sha256: string; readonly nth: string },
): Promise<{ readonly bytes: Uint8Array; readonly type: ImageType } | null> {
  if (!/^[1-9]\d{0,3}$/.test(nth)) return null;
  const standing = await drafts.standing(section, sha256);
  if (standing === 'being-made' || 'unreadable' in standing) return null;
  if (standing.index.images[Number(nth) - 1] === undefined) return null;
  return drafts.image(section, standing.index, Number(nth));
}
