/** A mail address and the name shown with it. */
export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

/** A plain address: one @, no quotes, no spaces, no control characters, nothing that could end a header or add to it. */
const PLAIN = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

export const isMailAddress = (address: string): boolean =>
  PLAIN.test(address) && !address.includes('..') && address.length <= 254;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
