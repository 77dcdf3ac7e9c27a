/** An address that a page may lead to, in the form a browser reads it; undefined for any other than https. */
export function safeLink(target: string): string | undefined {
  if (!/^https:\/\//i.test(target) || target.length > 1_900) return undefined;
  const url = URL.parse(target);
  // A name and password before the host make an address look like another's.
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  return url.href.length > 2_000 || /\s/.test(url.href) ? undefined : url.href;
}
