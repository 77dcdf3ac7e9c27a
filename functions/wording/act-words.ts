/** Words of this part of Kominfo's pages. */
export interface ActWords {
  readonly title: string;
}
