/**
 * The domain of the sender's address, which SES verifies, and the one under it that bounces come back to. The latter has
 * an MX record, beside which a host of pages (a CNAME) cannot stand: so it bears a name that nobody gives to one.
 */
export function mailDomains(sender: string): { readonly domain: string; readonly mailFrom: string } {
  const domain = sender.slice(sender.indexOf('@') + 1);
  return { domain, mailFrom: `surat.${domain}` };
}
