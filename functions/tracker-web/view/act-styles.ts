/** What the pages of acts add to the style sheet. */
export const actStyles = '';
