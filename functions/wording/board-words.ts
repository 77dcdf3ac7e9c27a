/** The board of a plan's sections. */
export interface BoardWords {
  readonly title: string;
  readonly columns: {
    readonly section: string;
    readonly state: string;
    readonly round: string;
    readonly holders: string;
    readonly since: string;
    readonly due: string;
    readonly flags: string;
  };
  readonly flags: {
    /** By whom, and on which day. */
    readonly held: (f: { by: string; at: string }) => string;
    readonly disputed: string;
    readonly halted: (reason: string) => string;
    /** The next stage should have opened long ago. */
    readonly stuck: string;
    readonly undeliverable: (reason: string) => string;
    readonly late: (days: number) => string;
  };
  /** How many sections of a stage are overdue. */
  readonly overdue: (count: number) => string;
  /** "12 dari 26 bagian disahkan". */
  readonly progress: (signedOff: number, all: number) => string;
  readonly sections: (count: number) => string;
  /** Names of the numbers at the top that are no state. */
  readonly all: string;
  readonly attention: string;
  readonly pages: string;
  readonly nobody: string;
  /** No stage is open: the next one is being opened. */
  readonly moving: string;
  readonly noSections: string;
  /** Whose holidays are not known. */
  readonly unknownYear: (year: number) => string;
  /** How many deadlines were counted over a calendar that has changed since. */
  readonly outdated: (count: number) => string;
  readonly asOf: (at: string) => string;
}
