import type { PageWords } from '../page-words.ts';
import { contact } from './contact.ts';
import { counted } from './counted.ts';
import { pageStates } from './page-states.ts';
import { isDrafting, nextStage } from '../../approval/path/stages.ts';
import { stageWords } from './stages.ts';

export const pageWords: PageWords = {
  states: pageStates,
  mend: {
    choice: (stage) => (isDrafting(stage) ? 'Choose the submission.' : 'Choose one of the decisions.'),
    comment: 'Say what has to be mended.',
    resubmit: 'Say why the same draft is submitted again.',
    code: 'Enter the six-digit code from the mail.',
    wrongCode: (left) => `The code does not match; ${counted(left, 'try is', 'tries are')} left.`,
    tick: 'Tick the box first.',
    file: 'Choose a file first.',
    'not-waiting': 'What was to be opened does not wait for you any more.',
    'nothing-picked': 'Press one of the buttons “Open” below.',
    tooLong: (characters) =>
      `This text is too long; at most ${new Intl.NumberFormat('en').format(characters)} characters.`,
  },
  labels: {
    kept: 'What you wrote is not recorded; copy it if you still need it',
    skip: 'Skip to content',
    asWhom: (stage) => (isDrafting(stage) ? 'Submission on behalf of' : 'Decision on behalf of'),
    due: 'Deadline',
    draftOf: (round) => `Draft of round ${round}`,
    uploadedAt: (at) => `uploaded ${at}`,
    version: 'Fingerprint of the draft (SHA-256)',
    size: 'Size',
    open: 'Open the draft',
    download: 'Download the draft',
    next: 'What happens next',
    decision: (stage) => (isDrafting(stage) ? 'Your submission' : 'Your decision'),
    comment: 'Comment',
    commentHelp: 'Needed if you return it; read by the drafters and the other reviewers.',
    note: 'Response',
    noteHelp: 'May be left empty; read by the reviewers.',
    resubmitHelp: 'This draft has not changed since the last round; say why it is submitted again.',
    code: 'Sign-off code',
    codeHelp: 'The six digits that stand in the mail.',
    codeHelpFrom: (title) => `The six digits in the mail for “${title}”, from which this page was opened.`,
    decisions: 'Decisions and comments',
    noDecisions: 'No decisions or comments yet.',
    history: 'History',
    waiting: 'What else waits for you',
    inItsMail: 'Open it from its mail: its sign-off code stands there.',
    formerRounds: 'Former rounds',
    formerRound: (round) => `Round ${round}`,
    you: (name) => `${name} (you)`,
    nothingWritten: 'Nothing was written.',
    opensBeside: 'What you open from here gets a tab of its own, so that nothing typed on this page is lost.',
    nothingWaiting: 'No other section waits for you.',
    newLinkLater: 'This section is on hold; you can ask for a new link once Kominfo has released it.',
    together: 'Also asked',
    excused: 'Excused',
    file: 'Draft file',
    fileHelp: 'DOCX, PDF or Markdown (.md), at most 10 MB.',
    contact,
    whose: (who) => `This link is for ${who}; please do not forward it.`,
  },
  buttons: {
    decide: (stage) => (isDrafting(stage) ? 'Send the submission' : 'Send the decision'),
    upload: 'Upload',
    useFile: 'Use this file',
    otherFile: 'Upload another file',
    newLink: 'Request a new link',
    openOther: 'Open',
    changes: 'See the changes',
    approvalSheet: 'Download the approval sheet',
    notMe: 'Put this section on hold',
    back: 'Back',
  },
  ticks: {
    newLink: 'Yes, send a new link to my registered mail address.',
    notMe: (who) => (who === null ? 'It was not me.' : `I am ${who} and it was not me.`),
  },
  resubmit: {
    choice: ({ round }) => `Submit the draft of round ${round} again, unchanged`,
    leadsTo: (stage) =>
      `That draft goes on ${stageWords.goesOn[nextStage(stage) ?? stage]} as it was. A file that you have chosen but not uploaded does not come along.`,
  },
  leadsTo: (stage, choice, round) => {
    if (choice === 'return') return `The draft goes back to the drafters, and round ${round + 1} begins.`;
    const next = nextStage(stage);
    if (next === null) return 'The section is signed off, and everyone involved is told.';
    const { goesOn } = stageWords;
    return isDrafting(stage)
      ? `The draft goes on ${goesOn[next]}.`
      : `Once every reviewer has approved, the draft goes on ${goesOn[next]}.`;
  },
};
