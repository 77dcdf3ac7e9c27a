import type { Account } from './account.ts';

/** A request's living session. */
export interface SignedIn {
  readonly account: Account;
  /** What every form of this session carries in `form-token`, so that no other site can have made it. */
  readonly formToken: string;
}

/** How pages know who is there. */
export interface Door {
  /** Reads the session that a request's `Cookie` header names; null: nobody is signed in (any more). */
  who(cookies: string | undefined): Promise<SignedIn | null>;
  /** The same, of a page that looks again by itself: it is no use of the session, which ends as if nobody were there. */
  glance(cookies: string | undefined): Promise<SignedIn | null>;
}
