import type { PageSays } from './page-words.ts';

/** Why somebody could not be signed in, or is no more. */
export type SignInState =
  | 'no-cookie'
  | 'too-late'
  | 'mismatch'
  | 'code-used'
  | 'denied'
  | 'unverified'
  | 'no-group'
  | 'unreachable'
  | 'busy'
  | 'session-ended'
  | 'foreign'
  | 'signed-out'
  | 'signed-out-everywhere';

/** Words of signing in and out. Times come ready to print. */
export interface SignInWords {
  readonly states: Readonly<Record<SignInState, PageSays>>;
  readonly toSignIn: string;
  readonly tryAgain: string;
  readonly toAccount: string;
  readonly account: {
    readonly title: string;
    readonly signedInAs: string;
    readonly mayAtMost: string;
    readonly roles: { readonly coordinator: string; readonly viewer: string };
    /** Before the time at which the session ends by itself. */
    readonly until: string;
    readonly idle: string;
    readonly here: string;
    readonly hereHelp: string;
    readonly everywhere: string;
    readonly everywhereHelp: string;
  };
}
