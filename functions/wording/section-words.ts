/** Words of this part of Kominfo's pages. */
export interface SectionWords {
  readonly title: string;
}
