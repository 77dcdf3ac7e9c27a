import type { DraftThing } from '../refusals.ts';

const photos: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d], // BMP
];

const byEnding: Readonly<Record<string, DraftThing>> = {
  ...Object.fromEntries(['doc', 'dot', 'wps', 'wri'].map((one) => [one, 'old-word'] as const)),
  ...Object.fromEntries(
    ['odt', 'ott', 'ods', 'odp', 'odg', 'sxw'].map((one) => [one, 'open-document'] as const),
  ),
  ...Object.fromEntries(['xls', 'xlsx', 'xlsm', 'xlsb', 'csv'].map((one) => [one, 'workbook'] as const)),
  ...Object.fromEntries(['ppt', 'pptx', 'pptm', 'ppsx'].map((one) => [one, 'slides'] as const)),
  ...Object.fromEntries(
    ['jpg', 'jpeg', 'png', 'gif', 'heic', 'heif', 'webp', 'tif', 'tiff', 'bmp'].map(
      (one) => [one, 'photo'] as const,
    ),
  ),
  ...Object.fromEntries(['zip', 'rar', '7z', 'gz', 'tar'].map((one) => [one, 'archive'] as const)),
  ...Object.fromEntries(['htm', 'html', 'mht', 'mhtml'].map((one) => [one, 'web-page'] as const)),
  dotx: 'template',
  rtf: 'rich-text',
};

/** What a file that is no draft is, by its bytes before its name; undefined where nobody can say. */
export function whatItIs(bytes: Uint8Array, ending: string | undefined): DraftThing | undefined {
  if (photos.some((first) => first.every((byte, at) => bytes[at] === byte))) return 'photo';
  const start = latin1(bytes.subarray(0, 512));
  if (/^....ftyp(?:hei|mif|avif)/s.test(start) || /^RIFF....WEBP/s.test(start)) return 'photo';
  if (['Rar!', '7z\xBC\xAF', '\x1F\x8B'].some((first) => start.startsWith(first))) return 'archive';
  if (/^\s*\{\\rtf/.test(start)) return 'rich-text';
  if (/^(?:\xEF\xBB\xBF)?\s*<(?:!doctype html|html|head|body)/i.test(start)) return 'web-page';
  if (start.startsWith('\xD0\xCF\x11\xE0')) return oldOffice(bytes);
  // Its first entry says so, unpacked (OpenDocument 1.2, part 3, 3.3).
  if (start.startsWith('PK') && start.includes('mimetypeapplication/vnd.oasis')) return 'open-document';
  return ending === undefined ? undefined : byEnding[ending];
}

/** Word, Excel and PowerPoint before 2007, by the stream that each has ([MS-DOC], [MS-XLS], [MS-PPT]). */
function oldOffice(bytes: Uint8Array): DraftThing {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(stream, 0, 'utf16le');
  if (holds('Workbook')) return 'workbook';
  return holds('PowerPoint Document') ? 'slides' : 'old-word';
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
