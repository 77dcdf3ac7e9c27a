import type { Choice, StageName } from '../../approval/stages.ts';
import type { StageWords } from '../stage-words.ts';

const stages = {
  drafting: 'Drafting',
  'opd-review': 'OPD review',
  'ugm-review': 'Consultant review (PSPPR UGM)',
  'sekda-sign-off': 'Sekda sign-off',
} as const;

const worded = (stage: StageName, choice: Choice, words: Record<Choice | 'sign-off', string>): string =>
  words[choice === 'approve' && stage === 'sekda-sign-off' ? 'sign-off' : choice];

export const stageWords: StageWords = {
  masterplan: 'Masterplan',
  book: 'Book',
  section: 'Section',
  stage: 'Stage',
  draft: 'Draft',
  comment: 'Comment',
  response: 'Response',
  round: (round) => `round ${round}`,
  stages,
  states: {
    'not-started': 'Not started',
    ...stages,
    'signed-off': 'Signed off',
    cancelled: 'Cancelled',
  },
  outcome: (stage, outcome) => {
    if (outcome === 'approved') return stage === 'sekda-sign-off' ? 'Signed off' : 'Approved';
    return outcome === 'submitted' ? 'Submitted' : 'Returned for revision';
  },
  choose: (stage, choice) =>
    worded(stage, choice, {
      submit: 'Submit',
      approve: 'Approve',
      return: 'Return for revision',
      'sign-off': 'Sign off',
    }),
  chosen: (stage, choice) =>
    worded(stage, choice, {
      submit: 'Submitted',
      approve: 'Approved',
      return: 'Returned for revision',
      'sign-off': 'Signed off',
    }),
  did: (stage, choice) =>
    worded(stage, choice, {
      submit: 'submitted the draft',
      approve: 'approved',
      return: 'returned it for revision',
      'sign-off': 'signed off',
    }),
  role: (stage) => (stage === 'drafting' ? 'drafter' : stage === 'sekda-sign-off' ? 'signatory' : 'reviewer'),
  required: 'required',
  optional: 'optional',
  list: (names) =>
    names.length < 3
      ? names.join(' and ')
      : `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`,
  forgotten: '(text deleted)',
};
