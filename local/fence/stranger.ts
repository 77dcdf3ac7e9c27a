import type { IncomingMessage } from 'node:http';

/** The names that this machine has for itself. */
const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** What of a request tells who made it. */
export type Asking = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>;

/**
 * Whether a request came by a page that is none of this port's own. A browser names the page's address in `Origin` and
 * how near it is in `Sec-Fetch-Site`; what names neither is a program of this machine. The name in `Host` must be this
 * machine's own: a page elsewhere can let a name of its own lead here (DNS rebinding), and is of one origin with it then.
 * `poster`: the origin of pages whose forms may be posted here. Under our referrer policy a browser calls it `null` there.
 */
export function isStranger(
  { method, url, headers, headersDistinct }: Asking,
  port: number,
  poster?: string,
): boolean {
  const own = hosts(port);
  const [host = '', ...others] = headersDistinct['host'] ?? [];
  if (others.length > 0 || !own.includes(host.toLowerCase())) return true;
  // A whole address in the first line would be taken for the host (RFC 9112, 3.2.2).
  if (!url?.startsWith('/')) return true;

  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (poster !== undefined && method === 'POST') {
    if (origin === poster && site !== 'cross-site') return false;
    if (origin === 'null' && site === 'same-site') return false;
  }
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`)) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpened(method, headers);
}

function hosts(port: number): string[] {
  const named = NAMES.map((name) => `${name}:${port}`);
  return port === 80 ? [...named, ...NAMES] : named;
}

/** A link that was followed, or an address that led here: a tab of its own, and nothing in a page. */
const isOpened = (method: string | undefined, headers: IncomingMessage['headers']): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document';
