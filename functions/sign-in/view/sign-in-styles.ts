import { styles, wide } from '../../pages/styles.ts';

/** The one style sheet of the pages of signing in and out: as wide as the board that they lead to. */
export const signInSheet = styles + wide;
