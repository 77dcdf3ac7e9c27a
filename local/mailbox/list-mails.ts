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

/**
 * Lists all mails as the JSON text of `ListedMail[]`, oldest first. The order is that of arrival, taken from the
 * files, so that it is the same after a restart (a Date header has whole seconds only). Each mail is read once.
 */
export function mailList(storage: Servers['storage']): () => Promise<string> {
  let known = new Map<string, { arrived: bigint; json: string }>();
  return async () => {
    const entries = await Promise.all(
      (await storage.getAll()).map(
        async (mail) => [mail.id, known.get(mail.id) ?? (await listed(mail))] as const,
      ),
    );
    known = new Map(
      entries.filter((entry): entry is [string, { arrived: bigint; json: string }] => entry[1] !== null),
    );
    const inOrder = [...known.values()].sort((a, b) =>
      a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : 0,
    );
    return `[${inOrder.map((one) => one.json).join(',')}]`;
  };
}

/** Null when the file is gone: somebody deleted the mail in the viewer just now. */
async function listed(mail: Stored): Promise<{ arrived: bigint; json: string } | null> {
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
    return { arrived: mtimeNs, json: JSON.stringify(shown) };
  } catch {
    return null;
  }
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
