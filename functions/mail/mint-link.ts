import type { Link } from '../records/links/link-item.ts';
import { codeHmac, hashToken } from '../records/links/link-secret.ts';
import { writeLink } from '../records/links/links.ts';
import type { MailRow } from '../records/outbox/outbox-item.ts';
import { planOf } from '../records/keys.ts';
import type { Table } from '../records/table.ts';
import type { Minted } from './facts/telling.ts';
import { traitsOf } from '../approval/path/stages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A review link lives while its assignment is open, at most so long; a receipt's "this was not me" link so long. */
export const REVIEW_DAYS = 90;
const NOT_ME_DAYS = 30;

export interface Mint {
  readonly table: Table;
  readonly baseUrl: string;
  now(): string;
  secretBytes(count: number): Uint8Array;
}

/** The decision that a receipt is for, as its link remembers it. */
export interface Decided {
  readonly id: string;
  readonly at: string;
}

/**
 * Mints the link of a mail that has one, at the moment it is sent: 256 random bits, of which only the SHA-256 is
 * stored. An ask at sign-off also gets a code of six digits that stands in its mail and nowhere else.
 */
export async function mintLink(
  mint: Mint,
  { section, mail }: MailRow,
  decided: Decided | null,
): Promise<Minted> {
  const { table, baseUrl, secretBytes } = mint;
  const token = Buffer.from(secretBytes(32)).toString('base64url');
  const notMeUntil = inDays(mint, NOT_ME_DAYS);
  const page = `${baseUrl}/sections/${encodeURIComponent(section)}`;
  const { person, round, stage } = mail;
  const base = { plan: planOf(section), section, person, round, stage };
  if (mail.mail === 'ask') {
    const code = traitsOf(stage).code ? sixDigits(secretBytes) : null;
    const link: Link = {
      ...base,
      kind: 'review',
      epoch: mail.epoch,
      code: code === null ? null : codeHmac(token, code),
      tries: 0,
      expires: inDays(mint, REVIEW_DAYS),
    };
    await writeLink(table, hashToken(token), link);
    return { url: `${baseUrl}/t/${token}`, code, notMeUntil, page };
  }
  if (mail.mail === 'receipt' && decided !== null) {
    await writeLink(table, hashToken(token), {
      ...base,
      kind: 'not-me',
      decision: decided.id,
      decidedAt: decided.at,
      expires: notMeUntil,
    });
    return { url: `${baseUrl}/n/${token}`, code: null, notMeUntil, page };
  }
  return { url: '', code: null, notMeUntil, page };
}

/** So many days from now, as an ISO instant. */
export const inDays = ({ now }: Pick<Mint, 'now'>, days: number): string =>
  new Date(Date.parse(now()) + days * DAY_MS).toISOString();

/** Uniform over 000000–999999: draws again where the remainder would favour some. */
export function sixDigits(secretBytes: Mint['secretBytes']): string {
  const fair = 0x1_0000_0000 - (0x1_0000_0000 % 1_000_000);
  for (;;) {
    const drawn = Buffer.from(secretBytes(4)).readUInt32BE();
    if (drawn < fair) return String(drawn % 1_000_000).padStart(6, '0');
  }
}
