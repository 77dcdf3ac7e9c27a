/**
 * What kind of container a file is by its first bytes. Three are told apart; what is in them is read by the checks
 * of each type, which are stricter than any sniffing (docs/adr/0011).
 */
export type Signature = 'zip' | 'pdf' | 'ole' | 'other';

/** "%PDF-", ISO 32000-1 7.5.2. */
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const SPACES = [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20];

const SIGNATURES: readonly { readonly is: Exclude<Signature, 'other'>; readonly first: readonly number[] }[] =
  [
    { is: 'zip', first: [0x50, 0x4b, 0x03, 0x04] }, // PKWARE APPNOTE 4.3.7
    { is: 'pdf', first: PDF },
    { is: 'ole', first: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] }, // [MS-CFB] 2.2
  ];

export const signatureOf = (bytes: Uint8Array): Signature => {
  const begins = (first: readonly number[], from = 0) => first.every((byte, at) => bytes[from + at] === byte);
  const found = SIGNATURES.find(({ first }) => begins(first))?.is;
  if (found !== undefined) return found;
  // Readers look for a PDF's head in the first kilobyte: a byte order mark or a line end before it is no fault.
  let at = begins([0xef, 0xbb, 0xbf]) ? 3 : 0;
  while (at < 1000 && SPACES.includes(bytes[at] ?? -1)) at++;
  return begins(PDF, at) ? 'pdf' : 'other';
};
