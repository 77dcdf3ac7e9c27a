/** Words of this part of Kominfo's pages. */
export interface SignInWords {
  readonly title: string;
}
