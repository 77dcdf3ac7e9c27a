import { fileThings } from './file-things.ts';
import type { RefusalWords, Said } from '../refusal-words.ts';

const say = (sentence: string, forward: string): Said => ({ sentence, forward });
const reload = 'Reload this page to see how things stand.';

export const refusalWords: RefusalWords = {
  rules: {
    'already-decided': say('This has already been decided.', reload),
    superseded: say('A newer round has been opened.', 'Request a new link for that round.'),
    'stage-closed': say('This stage has closed.', 'There is nothing left for you to do.'),
    'not-assigned': say('This person has no task in this stage.', 'Check who is asked in this stage.'),
    released: say('This stage closed without your decision.', 'There is nothing left for you to do.'),
    excused: say('This person has been excused.', 'There is nothing left to do.'),
    replaced: say('This task has been handed to somebody else.', 'Contact Kominfo if this is wrong.'),
    'link-renewed': say(
      'This link no longer works because a newer one has been sent.',
      'Use the link in the latest mail, or request a new link.',
    ),
    held: say('This section is on hold.', 'Wait until Kominfo releases it; your link still works.'),
    disputed: say(
      'This section is on hold because a decision is disputed.',
      'Wait until Kominfo has looked into it; your link still works.',
    ),
    cancelled: say('This section has been cancelled.', 'Contact Kominfo if this is wrong.'),
    'signed-off': say('This section has been signed off.', 'Recall it if it still has to change.'),
    'draft-changed': say(
      'The draft changed after this page was opened; nothing has been decided.',
      'Read the latest draft, then decide again.',
    ),
    'no-draft': say('There is no draft yet.', 'Upload a draft first.'),
    'wrong-choice': say('This stage has no such choice.', 'Choose one of those on offer.'),
    'reason-missing': say('The reason is missing.', 'Write the reason; it is kept on record.'),
    'comment-missing': say('The comment is missing.', 'Say briefly why, so that readers know what to mend.'),
    'no-open-stage': say('No stage is open.', 'Wait until the next stage opens.'),
    'not-started': say('This section has not been started.', 'Start it first.'),
    'already-started': say('This section has already been started.', 'See the board for how it stands.'),
    'already-assigned': say('This person is already asked in this stage.', 'Choose somebody else.'),
    'too-many': say('A stage asks at most ten people.', 'Shorten the roster.'),
    'sekda-signs-alone': say(
      'The Sekda signs off alone.',
      'Replace the Sekda by an acting official instead.',
    ),
    'sekda-is-replaced': say(
      'The Sekda cannot be excused.',
      'Replace the Sekda by an acting official instead.',
    ),
    'nobody-left': say('Without this person nobody is left who could approve.', 'Replace them instead.'),
    'no-return-yet': say('Nobody has returned this section yet.', 'To go on without someone, excuse them.'),
    'due-passed': say('The new deadline has passed already.', 'Choose a time that lies ahead.'),
    'due-too-far': say(
      'The new deadline is more than two years ahead.',
      'Look at the year, and choose a nearer time.',
    ),
    'already-held': say('This section is already on hold.', 'Release it when it can go on.'),
    'not-held': say('This section is not on hold.', 'There is nothing to release.'),
    'already-cancelled': say('This section is already cancelled.', 'There is nothing left to do.'),
    'already-disputed': say(
      'Your objection to this decision has already been received.',
      'Kominfo has been told and will contact you.',
    ),
    'already-halted': say(
      'This section is already marked as halted.',
      'Rebuild it once the cause is mended.',
    ),
    halted: say('This section is halted.', 'Rebuild it once the cause is mended.'),
    unchanged: say('Nothing has changed.', 'There is nothing left to do.'),
    'too-soon': say(
      'A new link was requested a short while ago.',
      'Look in your inbox and spam folder, then try again later.',
    ),
    'papers-changed': say(
      'Your comments or answers have changed since this page was opened; nothing was decided.',
      'Look at the list again, then decide.',
    ),
    'papers-sealed': say('Your comments of this stage have been sent and cannot be changed.', reload),
    'too-many-comments': say(
      'There are as many comments as there can be.',
      'Merge or shorten those that are there.',
    ),
    'no-such-comment': say('There is no such comment, or it does not wait for that.', reload),
    'comment-closed': say('This comment is closed.', 'There is nothing left to do.'),
    'must-unanswered': say(
      'Comments that must be dealt with have no answer yet.',
      'Answer them in the follow-up matrix, then submit.',
    ),
    'must-in-approval': say(
      'An approval cannot hold a comment that must be dealt with, or an answer that was reopened.',
      'Make it a suggestion, accept the answer, or return the draft.',
    ),
    'changed-since': say(
      'The section has changed since this page was made; nothing was done.',
      'Read again what will happen, then decide.',
    ),
    'superseded-generation': say('A newer run has taken over this section.', reload),
    'not-next': say('This is not the stage that opens next.', reload),
  },
  coordinators: {
    'already-decided':
      'Choose somebody who has not decided, or recall this section if that decision is wrong.',
    replaced: 'Choose their successor.',
    excused: 'Choose somebody else, or add them again if they are still needed.',
    held: 'Release it first, or recall it.',
    disputed: 'Release this section if the decision stands, or recall it if it does not.',
    cancelled:
      'This cannot be undone; if it is still needed, add a new section to the plan file and import it.',
    'no-open-stage':
      'If it has not been started, start it with paraf import FILE --start; if it has been signed off, recall it; else try again once the next stage has opened.',
    'not-started': 'Start it with paraf import FILE --start.',
  },
  files: {
    empty: say('This file is empty.', 'Choose a file that holds the text.'),
    'too-big': say('This file is larger than 10 MB.', 'Make its pictures smaller, then upload it again.'),
    'bad-name': say(
      'The name of this file holds characters that cannot be accepted.',
      'Rename it with plain letters and digits, then upload it again.',
    ),
    'wrong-type': say(
      'This file is not a DOCX, PDF or Markdown (.md) file.',
      'Save the text as one of these, then upload it again.',
    ),
    encrypted: say('This file is locked with a password.', 'Unlock it, save it, then upload it again.'),
    macros: say('This file holds macros.', 'Save it as a plain Word document (.docx), then upload it again.'),
    'active-content': say(
      'This file holds content that can run by itself (scripts, attachments or embedded objects).',
      'Remove that content or print it to PDF, then upload it again.',
    ),
    'outside-content': say(
      'This file shows content that is kept elsewhere.',
      'Put the pictures and content into the text itself, then upload it again.',
    ),
    bomb: say('This file unpacks to far more than its size.', 'Save the text anew, then upload it again.'),
    damaged: say('This file is damaged or cut short.', 'Open it and save it anew, then upload it again.'),
    'no-such-upload': say('This upload is no longer there.', 'Upload the file once more.'),
  },
  things: fileThings,
  'bad-due': say(
    'This deadline cannot be read.',
    'Write a date such as 2026-12-01 or a time such as 2026-12-01T10:00.',
  ),
};
