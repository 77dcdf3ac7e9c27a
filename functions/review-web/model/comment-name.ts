/** What a comment is called wherever it is named: M-1 is the section's first. */
export const commentName = (number: number): string => `M-${number}`;
