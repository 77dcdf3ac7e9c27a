/** What a section's page adds to the style sheet. */
export const sectionStyles = '';
