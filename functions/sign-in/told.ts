import type { SignInState } from '../wording/sign-in-words.ts';

/** One outcome of a request, for one structured log line: no address, no path, no code, no token. */
export interface SignInTold {
  readonly page: 'sign-in' | 'callback' | 'account' | 'sign-out';
  readonly method: string;
  readonly status: number;
  readonly state: SignInState | 'sent-to-issuer' | 'signed-in' | 'shown' | 'sent-to-sign-in';
  readonly account: string | null;
  /** A short name of what went wrong, where something did. */
  readonly fault: string | null;
}
