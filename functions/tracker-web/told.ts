/** One outcome of a request, for one structured log line: no address, no path, no word that was typed. */
export interface Told {
  readonly page: 'board' | 'holder' | 'export' | 'section' | 'draft' | 'reading' | 'act';
  readonly method: string;
  readonly status: number;
  readonly account: string | null;
  /** A fault's name, where one was met. */
  readonly fault: string | null;
}
