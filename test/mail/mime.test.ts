import { describe, expect, test } from 'vitest';
import { compose } from '../../functions/mail/compose.ts';
import { isMailAddress } from '../../functions/mail/mail-address.ts';
import { type Envelope, toMime, UnfitAddress } from '../../functions/mail/mime.ts';
import { messageIdOf, serviceMessageId, threadRoot } from '../../functions/mail/thread.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { askOf, CODE, URL_OF_LINK } from './letters.ts';

const words = wordsOf('id');
const mail = compose(askOf('sekda-sign-off', 2, { cause: 'opened' }), words);
const root = threadRoot('bojonegoro.visi', 'sekda', 'bojonegoro.example');

const envelope: Envelope = {
  from: { name: 'Masterplan Smart City – Kominfo Bojonegoro', address: 'paraf@bojonegoro.example' },
  to: { name: 'Sekretaris Daerah', address: 'sekda@bojonegoro.example' },
  replyTo: { name: 'Bidang TIK', address: 'kominfo@bojonegoro.example' },
  root,
  id: messageIdOf('row-1', 'bojonegoro.example'),
  date: '2023-12-11T02:00:00.000Z',
  language: 'id',
};

const rawOf = async (changes: Partial<Envelope> = {}, letter = mail): Promise<string> =>
  Buffer.from(await toMime(letter, { ...envelope, ...changes })).toString('latin1');

/** The headers before the first empty line, unfolded. */
function headersOf(raw: string): Map<string, string[]> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string[]>();
  for (const line of head.split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return headers;
}

const unquoted = (raw: string): string =>
  Buffer.from(
    raw
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

describe('a mail on its way', () => {
  test('says in its headers from whom, to whom, whom to answer, and that no person sent it', async () => {
    const headers = headersOf(await rawOf());
    expect(headers.get('to')).toEqual(['Sekretaris Daerah <sekda@bojonegoro.example>']);
    expect(headers.get('reply-to')).toEqual(['Bidang TIK <kominfo@bojonegoro.example>']);
    expect(headers.get('from')?.[0]).toMatch(/<paraf@bojonegoro\.example>$/);
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(headers.get('content-language')).toEqual(['id']);
    expect(headers.get('date')).toEqual(['Mon, 11 Dec 2023 02:00:00 +0000']);
    expect(headers.has('x-ses-configuration-set')).toBe(false);
    expect(headers.has('bcc')).toBe(false);
  });

  test('names the root of its thread in References and In-Reply-To', async () => {
    const headers = headersOf(await rawOf());
    expect(headers.get('references')).toEqual([root]);
    expect(headers.get('in-reply-to')).toEqual([root]);
    expect(headers.get('message-id')).toEqual([envelope.id]);
  });

  test('carries text and HTML in full, and nothing else', async () => {
    const raw = await rawOf();
    expect(raw.match(/^Content-Type: [a-z/]+/gm)).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
    ]);
    const bodies = unquoted(raw);
    expect(bodies.split(URL_OF_LINK)).toHaveLength(4);
    expect(bodies).toContain(`Kode pengesahan: ${CODE}`);
    expect(bodies.replaceAll('\r\n', '\n')).toContain(mail.text.trimEnd());
  });

  test('is the same bytes at every attempt', async () => {
    expect(await rawOf()).toBe(await rawOf());
  });

  test('keeps its lines below the 998 bytes that mail allows', async () => {
    const raw = await rawOf({}, { ...mail, subject: 'Mohon '.repeat(300) });
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});

describe('line ends in what people type', () => {
  test('make no header of their own, in a subject or a name', async () => {
    const forged = 'Visi\r\nBcc: x@evil.example\r\n\r\n<b>hai</b>';
    const raw = await rawOf(
      {
        to: { ...envelope.to, name: forged },
        from: { ...envelope.from, name: forged },
        replyTo: { ...envelope.replyTo, name: forged },
      },
      { ...mail, subject: forged },
    );
    const headers = headersOf(raw);
    expect(headers.has('bcc')).toBe(false);
    expect([...headers.keys()].sort()).toEqual([...headersOf(await rawOf()).keys()].sort());
    expect(headers.get('subject')).toEqual(['Visi Bcc: x@evil.example <b>hai</b>']);
  });

  test.each([
    'sekda@bojonegoro.example\r\nBcc: x@evil.example',
    'sekda@bojonegoro.example, x@evil.example',
    '"a b"@bojonegoro.example',
    'Sekda <sekda@bojonegoro.example>',
    'sekda',
    'sekda@@bojonegoro.example',
    'sekda@bojo..negoro.example',
    '',
  ])('or anything but one plain address is refused: %j', async (address) => {
    expect(isMailAddress(address)).toBe(false);
    await expect(rawOf({ to: { name: 'Sekda', address } })).rejects.toThrow(UnfitAddress);
  });

  test('plain addresses are taken', () => {
    for (const address of ['sekda@bojonegoro.example', 'a.b+c@x-y.go.id', "o'brien@x.example"]) {
      expect(isMailAddress(address), address).toBe(true);
    }
  });
});

describe('a thread', () => {
  test('has one root for each section and person', () => {
    expect(threadRoot('p.a', 'b', 'x.example')).toBe(threadRoot('p.a', 'b', 'X.example'));
    const roots = [
      threadRoot('p.a', 'b', 'x.example'),
      threadRoot('p.a', 'c', 'x.example'),
      threadRoot('p.b', 'b', 'x.example'),
      threadRoot('p.a.b', '', 'x.example'),
      messageIdOf('p.a', 'x.example'),
    ];
    expect(new Set(roots).size).toBe(roots.length);
    for (const it of roots) expect(it).toMatch(/^<[a-z0-9.]+@paraf\.x\.example>$/);
  });

  test('knows a mail by the id that the service gave it', () => {
    expect(serviceMessageId('0100018c-000000', 'ap-southeast-3')).toBe(
      '<0100018c-000000@ap-southeast-3.amazonses.com>',
    );
  });
});
