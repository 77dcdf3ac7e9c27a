import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

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
