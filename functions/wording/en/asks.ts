import { counted } from './counted.ts';
import type { AskWords } from '../mail-words.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

export const askWords: AskWords = {
  lead: ({ stage, round, required }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return round > 1
          ? 'Please revise the draft of this section and submit it again.'
          : 'Please write the draft of this section and submit it.';
      case 'review':
        return required
          ? 'Please review this section, then approve or return it.'
          : 'You are welcome to review this section; this review is optional.';
      case 'signature':
        return 'Please sign off this section, or return it for revision.';
    }
  },
  returnedBy: ({ who, round }) => `The draft of round ${round} was returned by ${who}.`,
  recalledBy: ({ by }) => `${by} recalled this section for revision.`,
  added: ({ by, role }) => `${by} added you as a ${role} of this section.`,
  replacing: ({ by, former }) => `${by} asked you to take the place of ${former}.`,
  resent: ({ by }) => `${by} sends you a new link; the former one no longer works.`,
  requested: 'This is the new link that you requested.',
  readdressed: ({ by }) =>
    `${by} changed your address in Paraf; links that were sent to the former one no longer work.`,
  newDraft: ({ round, choice }) =>
    `This draft is new since you ${choice === 'return' ? 'returned' : 'approved'} that of round ${round}.`,
  sameDraft: ({ round, choice }) =>
    `This draft is still the one that you ${choice === 'return' ? 'returned' : 'approved'} in round ${round}.`,
  firstTime: ({ round }) => `This is round ${round}; you have not decided on this section before.`,
  comments: (count) =>
    count === 1
      ? '1 comment or response stands in full below.'
      : `${count} comments and responses stand in full below.`,
  remarks: ({ count }) =>
    `${counted(count, 'comment')} on paragraphs below, in the order of the draft; answer them in the follow-up matrix.`,
  remarkKinds: { must: 'must be mended', suggestion: 'suggestion', question: 'question' },
  remark: ({ comment, kind, who }) => `M-${comment} (${kind}) by ${who}`,
  remarkProposal: ({ text }) => `Proposed wording: ${text}`,
  moreRemarks: ({ count }) => `and ${count} more`,
  answered: ({ done, partly, not, noted }) =>
    `${counted(done + partly + not + noted, 'comment')} answered: ${done} done, ${partly} partly, ${not} not done, ${noted} noted.`,
  response: (text) => `Response of the drafters: “${text}”`,
  decided: ({ decisions }) => `Decisions in this round: ${decisions}.`,
  excused: ({ names }) => `Excused: ${names}.`,
  together: ({ stage, names }) =>
    isDrafting(stage) ? `Also asked: ${names}; one submission is enough.` : `Also asked: ${names}.`,
  button: (stage) =>
    isDrafting(stage)
      ? 'Upload and submit the draft'
      : traitsOf(stage).task === 'signature'
        ? 'Open the sign-off page'
        : 'Read and decide',
  code: 'Sign-off code',
  codeHelp: 'Enter this code on the sign-off page. Do not give it to anyone.',
};
