import type { ImageType } from './blocks.ts';

/** Their first bytes; the others are told apart by hand. */
const heads: readonly (readonly [ImageType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/**
 * What a picture's own first bytes say it is; names and lists of types may lie. SVG is none of them: it can hold
 * scripts.
 */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  const found = heads.find(([, head]) => head.every((value, at) => bytes[at] === value));
  if (found !== undefined) return found[0];
  const letters = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (letters.startsWith('RIFF') && letters.endsWith('WEBP')) return 'image/webp';
  // The four bytes that a bitmap keeps free tell it from text that begins so.
  return letters.startsWith('BM') && letters.slice(6, 10) === '\0\0\0\0' ? 'image/bmp' : undefined;
}
