/** The paragraphs of docs/runbook.md that alarms lead to, by their anchors. */
export type Paragraph =
  | 'a-function-fails'
  | 'a-row-cannot-be-delivered'
  | 'an-execution-failed'
  | 'outbox-is-old'
  | 'mail-bounces'
  | 'throttled'
  | 'a-flood'
  | 'reviewers-see-errors'
  | 'budget';

/** Where the runbook says what to do. */
export const runbook = (paragraph: Paragraph): string => `docs/runbook.md#${paragraph}`;
