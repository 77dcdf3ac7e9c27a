/** Something in the record of a section that cannot be; `event` is the place in its history, where one can be named. */
export interface Finding {
  readonly section: string;
  readonly event: number | null;
  readonly what: string;
}
