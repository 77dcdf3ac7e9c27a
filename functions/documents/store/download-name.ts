import { type DraftType, draftTypes } from '../draft-types.ts';

/** Leaves room for " – putaran 99.docx" within the 255 bytes that file systems keep. */
const maxTitleBytes = 180;
// Control and format characters (line ends, direction marks, zero-width ones) and what Windows forbids in names.
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}/\\:*?"<>|]+/gu;

/** "{judul} – putaran n.docx": a name that any file system takes, whatever the title is. */
export function downloadName(draft: { title: string; round: number; type: DraftType }): string {
  const title = draft.title.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ');
  const short = shorten(title).replace(/^[\s.]+|[\s.]+$/g, '') || 'Draf';
  return `${short} – putaran ${draft.round}.${draftTypes[draft.type].extension}`;
}

/**
 * The `Content-Disposition` of a download (RFC 6266, RFC 8187): pure ASCII, so safe in a header and in a signed URL;
 * the quoted name is for old clients. A PDF opens in the browser, all else is saved.
 */
export function contentDisposition(draft: { title: string; round: number; type: DraftType }): string {
  const name = downloadName(draft);
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[^\x20-\x7E]|[%"\\;]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${draftTypes[draft.type].disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function shorten(title: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of title) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxTitleBytes) return `${kept.trimEnd()}…`;
    kept += character;
  }
  return kept;
}
