import { createHash } from 'node:crypto';

/**
 * The Message-ID that a thread hangs on: one per section and person, never sent itself. The mail service replaces the
 * Message-ID of each mail but keeps References and In-Reply-To, so every mail of the thread names this root in both.
 * `domain` is the sender's. Ids may hold any character; the hash makes them fit.
 */
export const threadRoot = (section: string, person: string, domain: string): string =>
  idOf('thread', [section, person], domain);

/** A Message-ID for one mail: the same at every attempt, so that a doubled mail can be told by it. */
export const messageIdOf = (row: string, domain: string): string => idOf('mail', [row], domain);

/** The Message-ID that the service gives a mail, from the id in its answer. */
export const serviceMessageId = (messageId: string, region: string): string =>
  `<${messageId}@${region}.amazonses.com>`;

function idOf(kind: string, ids: readonly string[], domain: string): string {
  const hash = createHash('sha256').update(JSON.stringify(ids)).digest('hex').slice(0, 32);
  return `<${kind}.${hash}@paraf.${domain.toLowerCase()}>`;
}
