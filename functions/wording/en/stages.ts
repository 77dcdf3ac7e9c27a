import type { Choice } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import type { StageWords } from '../stage-words.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

const stages = {
  drafting: 'Drafting',
  'opd-review': 'OPD review',
  'ugm-review': 'Consultant review (PSPPR UGM)',
  'sekda-sign-off': 'Sekda sign-off',
} as const;

const goesOn = {
  drafting: 'back to the drafters',
  'opd-review': 'to OPD review',
  'ugm-review': 'to the consultant (PSPPR UGM)',
  'sekda-sign-off': 'to the Sekda',
} as const;

const worded = (stage: StageName, choice: Choice, words: Record<Choice | 'sign-off', string>): string =>
  words[choice === 'approve' && traitsOf(stage).task === 'signature' ? 'sign-off' : choice];

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
  goesOn,
  states: {
    'not-started': 'Not started',
    ...stages,
    'signed-off': 'Signed off',
    'sign-off-disputed': 'Sign-off disputed',
    cancelled: 'Cancelled',
  },
  outcome: (stage, outcome) => {
    if (outcome === 'approved') return traitsOf(stage).task === 'signature' ? 'Signed off' : 'Approved';
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
  role: (stage) =>
    isDrafting(stage) ? 'drafter' : traitsOf(stage).task === 'signature' ? 'signatory' : 'reviewer',
  required: 'required',
  optional: 'optional',
  list: (names) =>
    names.length < 3
      ? names.join(' and ')
      : `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`,
  forgotten: '(text deleted)',
};
