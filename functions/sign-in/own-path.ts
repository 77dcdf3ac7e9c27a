/** Longer than any address of ours, and short enough for a cookie. */
const LONGEST = 1024;

/**
 * The page that was asked for, if it is one of ours; else the first page. What browsers read as an address elsewhere
 * (`//host`, `/\host`, a scheme, control characters that they leave out) is none of ours, nor is what becomes so once
 * its dots are resolved. Pages of signing in and out are not where anybody lands.
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return '/';
  const base = 'http://paraf.invalid';
  const url = URL.parse(asked, base);
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return '/';
  return /^\/sign-(in|out)(\/|$)/.test(url.pathname) ? '/' : url.pathname + url.search;
}
