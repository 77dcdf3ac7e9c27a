import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What is stored of a link: the SHA-256 of its secret, in hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What is stored of a sign-off code: an HMAC keyed by the link's secret, so that the table alone tells nothing. */
export const codeHmac = (token: string, code: string): string =>
  createHmac('sha256', token).update(code).digest('hex');

/** Whether this is the code that was mailed with the link; takes the same time for every wrong one. */
export function isCode(token: string, code: string, stored: string): boolean {
  const given = Buffer.from(codeHmac(token, code), 'hex');
  const known = Buffer.from(stored, 'hex');
  return given.length === known.length && timingSafeEqual(given, known);
}

/**
 * The secret of a link that is opened for `place` on the page of the mailed link with this one: the same each time it is
 * opened, and no way back from it.
 */
export const openedToken = (mailed: string, place: string): string =>
  createHmac('sha256', mailed).update(`open:${place}`).digest('base64url');

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
/** A link seals one secret, and that one only, so that its key is never used for another. */
const NONCE = Buffer.alloc(12);

const sealKey = (token: string): Buffer => createHmac('sha256', token).update('seal').digest();

/** The secret of the mailed link, so that only who has the opened one can read it. */
export function sealed(mailed: string, opened: string): string {
  const cipher = createCipheriv(CIPHER, sealKey(opened), NONCE);
  const text = Buffer.concat([cipher.update(mailed, 'utf8'), cipher.final()]);
  return Buffer.concat([text, cipher.getAuthTag()]).toString('base64url');
}

/** What was sealed; null where it was not sealed under this secret. */
export function unsealed(text: string, opened: string): string | null {
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(CIPHER, sealKey(opened), NONCE);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
