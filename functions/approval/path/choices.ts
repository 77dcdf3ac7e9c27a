/** What a person can decide. */
export const CHOICES = ['submit', 'approve', 'return'] as const;
export type Choice = (typeof CHOICES)[number];

/** How a stage can close: `returned`, or with what lets its path go on. */
export const OUTCOMES = ['submitted', 'approved', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];
