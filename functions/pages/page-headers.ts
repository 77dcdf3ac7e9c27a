import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { cspHash, styles } from './styles.ts';

/**
 * No script but the board's own, no resource from anywhere but the pictures of a draft, no frame; forms may post to ourselves and the document store only. No address
 * of a page leaves with a referrer, stays in a cache or gets into an index: the address is the key.
 */
export function pageHeaders(options: {
  /** Origins that forms may post to besides our own. */
  readonly formOrigins: readonly string[];
  readonly https: boolean;
  /** Whether they show pictures of a draft, from ourselves; else a browser does not even ask for an icon. */
  readonly pictures?: boolean;
  /** Whether a script of ours may run, and ask ourselves; no other page has any. */
  readonly scripts?: boolean;
  /** The style sheets of the pages. */
  readonly sheets?: readonly string[];
}): MiddlewareHandler {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: (options.sheets ?? [styles]).map(cspHash),
      ...(options.pictures ? { imgSrc: ["'self'"] } : {}),
      ...(options.scripts ? { scriptSrc: ["'self'"], connectSrc: ["'self'"] } : {}),
      formAction: ["'self'", ...options.formOrigins],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: options.https ? 'max-age=31536000' : false,
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
  });
  return async (c, next) => {
    await secure(c, next);
    // A picture of a draft is shown within our pages; opened by itself it may load and run nothing.
    if (c.res.headers.get('Content-Type')?.startsWith('image/'))
      c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
  };
}
