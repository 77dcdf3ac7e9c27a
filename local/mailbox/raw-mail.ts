import addressparser from 'nodemailer/lib/addressparser';

export interface Header {
  name: string;
  /** Unfolded, as it was sent (encoded words stay encoded). */
  value: string;
}

export interface RawMail {
  headers: Header[];
  /** Everything after the empty line. */
  body: Buffer;
}

/** Splits a raw mail at its first empty line. Null where there is no header at all. */
export function parseRawMail(raw: Buffer): RawMail | null {
  const { head, body } = split(raw);
  const headers: Header[] = [];
  for (const line of head.split(/\r?\n/)) {
    const last = headers.at(-1);
    const field = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/s.exec(line);
    if (/^[ \t]/.test(line) && last !== undefined) last.value += ` ${line.trim()}`;
    else if (field?.[1] !== undefined) headers.push({ name: field[1], value: field[2] ?? '' });
    else return null;
  }
  return { headers: headers.map(text), body: Buffer.from(body, 'latin1') };
}

/** The first value of a header, whatever its case. */
export function headerOf(mail: RawMail, name: string): string | undefined {
  return mail.headers.find((header) => header.name.toLowerCase() === name)?.value;
}

/** The bare addresses in all headers of that name. */
export function addressesIn(mail: RawMail, name: string): string[] {
  return mail.headers
    .filter((header) => header.name.toLowerCase() === name)
    .flatMap((header) => addressparser(header.value, { flatten: true }))
    .map(({ address, name }) => address || name) // "To: nobody" parses as a name
    .filter((address) => address !== '');
}

/**
 * The mail as SES sends it on: its own Message-ID and, where missing, a Date; no Bcc; the rest untouched, References
 * and In-Reply-To too.
 */
export function asSentBySes(raw: Buffer, messageId: string, now: Date): Buffer {
  const { head, body } = split(raw);
  const fields = head.split(/\r?\n(?![ \t])/).filter((field) => !/^(message-id|bcc)[ \t]*:/i.test(field));
  if (!fields.some((field) => /^date[ \t]*:/i.test(field))) fields.push(`Date: ${now.toUTCString()}`);
  const sent = [`Message-ID: <${messageId}>`, ...fields].join('\r\n');
  return Buffer.from(`${sent}\r\n\r\n${body}`, 'latin1');
}

/** latin1 keeps every byte as it is; header values that are UTF-8 come out through `text`. */
function split(raw: Buffer): { head: string; body: string } {
  const source = raw.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(source);
  if (gap === null) return { head: source, body: '' };
  return { head: source.slice(0, gap.index), body: source.slice(gap.index + gap[0].length) };
}

function text({ name, value }: Header): Header {
  return { name, value: Buffer.from(value, 'latin1').toString('utf8') };
}
