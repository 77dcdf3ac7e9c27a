/**
 * Whether a POST was made by another site's page: one that is at none of our own addresses. A browser says so in `Origin`
 * and `Sec-Fetch-Site`; what sends neither (an old browser, a command line) is no page of another site, and is accepted.
 */
export function isForeign(headers: { get(name: string): string | null }, ...own: readonly string[]): boolean {
  const origin = headers.get('origin');
  if (origin !== null && !own.some((url) => new URL(url).origin === origin)) return true;
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
