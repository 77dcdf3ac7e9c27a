/** A mail as it arrived. */
export interface Letter {
  readonly to: string;
  /** Its own Message-ID, the same at every attempt. */
  readonly id: string;
  /** The secret of its link, and what the link opens; null where it has none. */
  readonly link: { readonly opens: 'review' | 'not-me'; readonly token: string } | null;
  /** The six digits that stand in it outside its URLs. */
  readonly code: string | null;
}

/** Reads a mail as a person would: from its text. Throws where it cannot be read. */
export function readLetter(raw: Uint8Array, to: string): Letter {
  const mime = Buffer.from(raw).toString('utf8');
  const id = /^Message-ID:\s*(<[^>]+>)/im.exec(mime)?.[1];
  const text = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mime)?.[1];
  if (id === undefined || text === undefined) throw new Error('no mail that can be read');
  const plain = text.replace(/=\r\n/g, '').replaceAll('=3D', '=');
  const found = /https:\/\/paraf\.example\/([tn])\/([\w-]{43})/.exec(plain);
  const code = /(?<!\S)\d{6}(?!\S)/.exec(plain.replace(/https?:\S+/g, ''))?.[0] ?? null;
  const link =
    found?.[2] === undefined
      ? null
      : { opens: found[1] === 't' ? ('review' as const) : ('not-me' as const), token: found[2] };
  return { to, id, link, code };
}
