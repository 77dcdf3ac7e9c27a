/** The path of a section, in order. Every other list of stages in the repository is derived from this one. */
export const STAGES = ['drafting', 'opd-review', 'ugm-review', 'sekda-sign-off'] as const;
export type StageName = (typeof STAGES)[number];

/** How a stage can close. Drafting closes `submitted`; the others `approved`; any of them `returned`. */
export const OUTCOMES = ['submitted', 'approved', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SECTION_STATES = ['not-started', ...STAGES, 'signed-off', 'cancelled'] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** The most people one stage can ask (design limit: a stage and its mails must fit one transaction). */
export const MAX_ASSIGNMENTS = 10;

/** The stage after this one, or null after Sekda sign-off. */
export const nextStage = (stage: StageName): StageName | null => STAGES[STAGES.indexOf(stage) + 1] ?? null;

/** The stage before this one, or null before drafting. */
export const formerStage = (stage: StageName): StageName | null => STAGES[STAGES.indexOf(stage) - 1] ?? null;

/** What a stage closes with when it lets the section go on. */
export const forwardOutcome = (stage: StageName): Outcome =>
  stage === 'drafting' ? 'submitted' : 'approved';

/** What a person of this stage may choose. A drafter submits; everyone else approves or returns. */
export const choicesOf = (stage: StageName): readonly Choice[] =>
  stage === 'drafting' ? ['submit'] : ['approve', 'return'];

export type Choice = 'submit' | 'approve' | 'return';
