import { readFile, stat } from 'node:fs/promises';
import type { Servers } from 'maildev';
import { parseRawMail } from './raw-mail.ts';

type Stored = Awaited<ReturnType<Servers['storage']['getAll']>>[number];

interface Address {
  address: string;
  name: string;
}

/** A mail in `GET /api/email`. */
export interface ListedMail {
  id: string;
  /** When it arrived, ISO 8601 in UTC. */
  time: string;
  subject: string;
  from: Address[];
  to: Address[];
  /** By lower-case name; a header that stands more than once has its values joined by ", ". */
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: Stored['attachments'];
}

interface Listed {
  /** Nanoseconds since 1970, in ticks of the file system's clock. */
  arrived: bigint;
  messageId: string;
  json: string;
}

/**
 * Lists all mails as the JSON text of `ListedMail[]`, oldest first. The order is that of arrival, taken from the
 * files, so that it is the same after a restart (a Date header has whole seconds only). Two that arrived within one
 * tick of the file system's clock (some milliseconds) follow their Message-ID, which begins with SES's own time.
 * Each mail is read once.
 */
export function mailList(storage: Servers['storage']): () => Promise<string> {
  let known = new Map<string, Listed>();
  return async () => {
    const entries = await Promise.all(
      (await storage.getAll()).map(
        async (mail) => [mail.id, known.get(mail.id) ?? (await listed(mail))] as const,
      ),
    );
    known = new Map(entries.filter((entry): entry is [string, Listed] => entry[1] !== null));
    const inOrder = [...known.values()].sort((a, b) =>
      a.arrived === b.arrived ? compare(a.messageId, b.messageId) : compare(a.arrived, b.arrived),
    );
    return `[${inOrder.map((one) => one.json).join(',')}]`;
  };
}

/** Null when the file is gone: somebody deleted the mail in the viewer just now. */
async function listed(mail: Stored): Promise<Listed | null> {
  try {
    const { mtimeNs, mtime } = await stat(mail.source, { bigint: true });
    const shown: ListedMail = {
      id: mail.id,
      time: mtime.toISOString(),
      subject: mail.subject,
      from: mail.from.map(named),
      to: mail.to.map(named),
      headers: headersOf(await readFile(mail.source), mail.headers),
      text: mail.text ?? '',
      html: mail.html ?? '',
      attachments: mail.attachments,
    };
    return {
      arrived: mtimeNs,
      messageId: shown.headers['message-id'] ?? '',
      json: JSON.stringify(shown),
    };
  } catch {
    return null;
  }
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** maildev leaves out structured headers (From, Date, List-Unsubscribe …): those come from the source. */
function headersOf(source: Buffer, decoded: Stored['headers']): Record<string, string> {
  const all: Record<string, string> = {};
  for (const header of parseRawMail(source)?.headers ?? []) {
    const name = header.name.toLowerCase();
    const before = all[name];
    all[name] = before === undefined ? header.value : `${before}, ${header.value}`;
  }
  for (const [name, value] of Object.entries(decoded)) {
    if (typeof value === 'string' && name in all) all[name] = value;
  }
  return all;
}

function named({ address, name }: { address: string; name?: string }): Address {
  return { address, name: name ?? '' };
}
