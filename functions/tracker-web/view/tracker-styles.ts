import { styles, wide } from '../../pages/styles.ts';
import { actStyles } from './act-styles.ts';
import { boardStyles } from './board-styles.ts';
import { sectionStyles } from './section-styles.ts';

/** The one style sheet of Kominfo's pages. */
export const trackerSheet = styles + wide + boardStyles + sectionStyles + actStyles;
