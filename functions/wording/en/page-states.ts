import type { NowWords, PageSays, PageStateWords } from '../page-words.ts';
import { stageWords } from './stages.ts';
import { isDrafting, traitsOf } from '../../approval/path/stages.ts';

const says = (title: string, sentence: string, forward: string): PageSays => ({ title, sentence, forward });
const nothingNow = 'There is nothing for you to do now.';
const nothingToDo = 'There is nothing left for you to do.';
const askNewLink = 'Request a new link; we send it to the registered mail address.';
const sendAgain = 'Send it again in a moment.';
const askKominfo = 'Contact Kominfo if this is wrong.';

const requests = {
  draft: 'Please write the draft',
  review: 'Please review',
  signature: 'Please sign off',
} as const;

/** How the section stands now. */
function told(now: NowWords): string {
  switch (now.is) {
    case 'waits':
      return now.same
        ? `Next, it waits for ${stageWords.list(now.names)}.`
        : `Now: ${stageWords.stages[now.stage]}, round ${now.round}, waits for ${stageWords.list(now.names)}. ${nothingNow}`;
    case 'yours':
      return `Now ${stageWords.stages[now.stage]} of round ${now.round} waits for you, by ${now.due}; open it below.`;
    case 'opens':
      return `Next: ${stageWords.stages[now.stage]}, round ${now.round}.`;
    case 'held':
      return `This section is on hold in ${stageWords.stages[now.stage]}, round ${now.round}. ${nothingNow}`;
    case 'signed-off':
      return 'This section is signed off; everyone involved is told.';
    case 'disputed':
      return 'A decision on this section is disputed, and Kominfo looks into it.';
    case 'cancelled':
      return 'Kominfo has cancelled this section.';
    case 'not-started':
      return 'This section has not started.';
  }
}

export const pageStates: PageStateWords = {
  confirm: ({ who, stage, round, due }) =>
    says(
      requests[traitsOf(stage).task],
      isDrafting(stage)
        ? `The draft of round ${round} waits to be submitted by ${who}, by ${due}.`
        : `The draft of round ${round} awaits the decision of ${who}, by ${due}.`,
      isDrafting(stage)
        ? 'Check the draft, then submit it below; once sent, a submission cannot be changed from this link.'
        : 'Read the draft, then choose below; once sent, a decision cannot be changed from this link.',
    ),
  'needs-draft': ({ who, round, due, former }) =>
    says(
      requests.draft,
      `The draft of round ${round} is awaited from ${who}, by ${due}.`,
      former === null
        ? 'Upload the draft below; after that you can submit it.'
        : `Upload the revised draft below; without it, only the draft of round ${former} can be submitted.`,
    ),
  'use-file': ({ file }) =>
    says(
      'File uploaded',
      `We have received the file “${file}”, but it is not the draft yet.`,
      'Press “Use this file” to make it the draft; this submits nothing yet.',
    ),
  done: ({ stage, choice, at, now }) =>
    says(
      isDrafting(stage) ? 'Submission recorded' : 'Decision recorded',
      `${stageWords.chosen(stage, choice)} on ${at}; a receipt goes to your mail address.`,
      told(now),
    ),
  'already-decided': ({ who, stage, choice, at }) =>
    says(
      isDrafting(stage) ? 'Already submitted' : 'Already decided',
      `${who} ${stageWords.did(stage, choice)} on ${at}.`,
      isDrafting(stage)
        ? 'Contact Kominfo if this submission is wrong.'
        : 'Contact Kominfo if this decision is wrong.',
    ),
  superseded: ({ round, now }) =>
    says('A new round has opened', `This link is for round ${round}, which is over.`, told(now)),
  expired: says('Link expired', 'This link is past its validity.', askNewLink),
  revoked: says(
    'Link replaced',
    'This link no longer works because a newer one has been sent.',
    'Use the link in the latest mail, or request a new link.',
  ),
  'on-hold': ({ by, why }) =>
    says(
      'On hold',
      `${by} has put this section on hold; nothing can be decided for now.${why === '' ? '' : ` Reason: “${why}”.`}`,
      'This link still works; open it again once the section is released.',
    ),
  disputed: says(
    'Being looked into',
    'A decision on this section is disputed, so nothing can be decided for now.',
    'This link still works; open it again once Kominfo has looked into it.',
  ),
  cancelled: says('Section cancelled', 'Kominfo has cancelled this section.', nothingToDo),
  closed: ({ stage, now }) =>
    says(
      'Stage closed',
      `${stageWords.stages[stage]} closed without your ${isDrafting(stage) ? 'submission' : 'decision'}.`,
      told(now),
    ),
  excused: ({ who }) => says('Excused', `${who} has no task in this stage any more.`, askKominfo),
  replaced: ({ who, by }) =>
    says('Task handed over', `The task of ${who} has been handed to ${by}.`, askKominfo),
  locked: says(
    'Locked',
    'A wrong code was entered five times, so this link is locked.',
    'Request a new link; its mail carries a new code.',
  ),
  invalid: says(
    'Not saved yet',
    'Something is still missing; what you wrote is not lost.',
    'Mend what is marked below, then send again.',
  ),
  'draft-changed': says(
    'The draft has changed',
    'The draft changed after this page was opened; nothing is recorded yet and what you wrote is not lost.',
    'Read the latest draft, then choose and send again.',
  ),
  'papers-changed': says(
    'Comments or answers have changed',
    'Comments or answers changed after this page was opened; nothing is decided yet and what you wrote is not lost.',
    'Look at the list again, then choose and send.',
  ),
  unknown: says(
    'Page not found',
    'This link is not known; it may have been cut short when copied.',
    'Open the whole link from the mail again.',
  ),
  foreign: says(
    'Cannot be accepted',
    'This form was sent from another page.',
    'Open the link from the mail and fill it in there.',
  ),
  busy: ({ known }) =>
    known
      ? says(
          'Not saved yet',
          'The system is busy and what you sent is not recorded; what you wrote is not lost.',
          sendAgain,
        )
      : says(
          'The system is busy',
          'What you sent may not be recorded; what you wrote is not lost.',
          sendAgain,
        ),
  unavailable: says(
    'The page cannot be opened yet',
    'The system is busy, so this page cannot be shown yet.',
    'Reload it in a moment.',
  ),
  unsent: says('The system is busy', 'We may not have received this request.', sendAgain),
  'link-sent': ({ who }) =>
    says(
      'New link sent',
      `A new link is on its way to the registered mail address of ${who}.`,
      'Look in your inbox and spam folder, and use the link in the latest mail.',
    ),
  'link-too-soon': ({ at }) =>
    says(
      'Link already sent',
      'A new link was requested a short while ago.',
      `Look in your inbox and spam folder; you can ask again from ${at}.`,
    ),
  'not-me': ({ who, stage, choice, at }) =>
    says(
      'Was it not you?',
      `On record: ${who} ${stageWords.did(stage, choice)} on ${at}.`,
      'If it was not you, tick the box below; the section is put on hold and Kominfo is told.',
    ),
  'not-me-done': says(
    'Objection received',
    'This section is now on hold and Kominfo has been told.',
    'Kominfo will contact you.',
  ),
  'not-me-already': says(
    'Objection already received',
    'We have received the same objection before.',
    'Kominfo will contact you.',
  ),
};
