import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { cspHash, styles } from './styles.ts';

/**
 * No script, no resource from anywhere, no frame; forms may post to ourselves and the document store only. No address
 * of a page leaves with a referrer, stays in a cache or gets into an index: the address is the key.
 */
export function pageHeaders(options: {
  /** Origins that forms may post to besides our own. */
  readonly formOrigins: readonly string[];
  readonly https: boolean;
  /** The style sheet of the pages. */
  readonly sheet?: string;
}): MiddlewareHandler {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [cspHash(options.sheet ?? styles)],
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
    c.header('Cache-Control', 'no-store');
    c.header('X-Robots-Tag', 'noindex, nofollow, noarchive');
  };
}
