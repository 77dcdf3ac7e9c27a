/** One outcome of a request, for one structured log line: ids only, never a token, link, code, address or comment. */
export interface Told {
  readonly page: 'review' | 'not-me' | 'draft' | 'reading' | 'comments' | 'matrix';
  readonly method: string;
  readonly status: number;
  /** The page's state, or `counted`, `opened`, `download`. */
  readonly state: string;
  readonly section: string | null;
  readonly person: string | null;
  /** A fault's name, where one was met. */
  readonly fault: string | null;
}
