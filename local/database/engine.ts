/** The databases that can run here, and speak DynamoDB's protocol. */
export const ENGINES = ['dynoxide', 'dynamodb-local'] as const;
export type EngineName = (typeof ENGINES)[number];

/** How an engine is to be run. */
export interface Serving {
  readonly host: string;
  readonly port: number;
  /** Where its records are; null is in memory. */
  readonly file: string | null;
}

/** A database that can run here, as what starts it must know it. */
export interface Engine {
  readonly name: EngineName;
  /** As people know it, and as a child of ours is called. */
  readonly title: string;
  /** It has no option for a host. */
  readonly listensEverywhere: boolean;
  /** Where the disk is full, too. */
  readonly keepsWhatItAnswers: boolean;
  /** Its records, in the data folder. */
  readonly file: string;
  /** A piece of its command line. */
  readonly marker: string;
  /** How long it is given to end by itself. */
  readonly graceMs: number;
  isInstalled(): boolean;
  /** Where it may be listened to, other than by chance. */
  host(): string;
  /** A free port of that host. */
  port(host: string): Promise<number>;
  /** What must be there before it can run, looked for and if need be fetched. @throws what says what to install */
  command(onProgress: (line: string) => void): Promise<(serving: Serving) => readonly [string, ...string[]]>;
  /** What is done to its file before it runs. */
  before(file: string, dataDir: string): void;
  /** What is done to its file once it runs, and has not been written to. */
  after(file: string): void;
}
