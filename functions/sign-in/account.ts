/** What somebody may do in a plan: act on its sections, or only look. */
export type Role = 'coordinator' | 'viewer';

/** Who is signed in, as the issuer says. */
export interface Account {
  /** A name for whoever this is that no other account has: 32 hex digits of a hash of issuer and subject. */
  readonly account: string;
  /** Verified by the issuer; lower case. */
  readonly email: string;
  /** The most that this account may do in any plan: one who may only look never acts, whatever a plan says. */
  readonly atMost: Role;
}
