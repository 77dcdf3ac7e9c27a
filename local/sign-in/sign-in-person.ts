/** Somebody whom the local issuer signs in with one press. */
export interface SignInPerson {
  readonly email: string;
  readonly name: string;
  readonly office: string;
  readonly groups: readonly ('coordinators' | 'viewers')[];
  /** The plan that names them. */
  readonly plan: string;
}
