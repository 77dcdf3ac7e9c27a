/**
 * What kind of container a file is by its first bytes. Three are told apart; what is in them is read by the checks
 * of each type, which are stricter than any sniffing (docs/adr/0011).
 */
export type Signature = 'zip' | 'pdf' | 'ole' | 'other';

const SIGNATURES: readonly { readonly is: Exclude<Signature, 'other'>; readonly first: readonly number[] }[] =
  [
    { is: 'zip', first: [0x50, 0x4b, 0x03, 0x04] }, // PKWARE APPNOTE 4.3.7
    { is: 'pdf', first: [0x25, 0x50, 0x44, 0x46, 0x2d] }, // "%PDF-", ISO 32000-1 7.5.2
    { is: 'ole', first: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] }, // [MS-CFB] 2.2
  ];

export const signatureOf = (bytes: Uint8Array): Signature =>
  SIGNATURES.find(({ first }) => first.every((byte, at) => bytes[at] === byte))?.is ?? 'other';
