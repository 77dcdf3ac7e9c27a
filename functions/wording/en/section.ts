import type { SectionWords } from '../section-words.ts';
import { counted } from './counted.ts';
import { sectionMailWords } from './section-mails.ts';

export const sectionWords: SectionWords = {
  done: ({ did }) => `Recorded: ${did}.`,
  noDraft: {
    title: 'Version not found',
    sentence: 'This section has no version of its draft with that fingerprint.',
    forward: 'Open the page of the section and choose one of its versions.',
  },
  contents: 'On this page',
  acts: 'Acts',
  actGroups: { people: 'Those who are asked', stage: 'This stage', section: 'This section' },
  advice: {
    disputed: 'A decision is disputed. Release the section if that decision stands, or recall it.',
    held: 'While it is on hold, nobody can decide. Release it once it can go on.',
    halted: 'The flow has halted and does not go on by itself. Rebuild it once the cause is mended.',
    stuck:
      'The next stage does not open, though it is tried again and again. Ask whoever runs the system to look: paraf doctor.',
    undeliverable:
      'Mail did not arrive. Correct the address in the plan file and send the link again, or replace the person.',
    late: 'The deadline has passed. Send the link again, change the deadline, or replace the person.',
  },
  round: ({ round }) => `Round ${round}`,
  path: {
    heading: 'Path',
    outcome: 'Outcome',
    opened: 'Opened',
    closed: 'Closed',
    took: 'Took',
    notOpened: 'Not opened yet',
    opening: 'Being opened',
    open: 'Open',
    stopped: 'Stopped',
    willAsk: ({ names }) => `will ask ${names}`,
    lasted: ({ hours }) =>
      hours < 1
        ? 'less than an hour'
        : hours < 48
          ? counted(hours, 'hour')
          : counted(Math.floor(hours / 24), 'day'),
  },
  decisions: {
    heading: 'Decisions and comments',
    none: 'No stage has been opened yet.',
    nobodyYet: 'No decision yet.',
    waits: ({ at }) => `Waiting since ${at}`,
    released: 'No longer asked: the stage ended without their decision',
    excused: ({ at }) => `Excused on ${at}`,
    replaced: ({ successor, at }) => `Replaced by ${successor} on ${at}`,
    disputed: ({ at }) => `Disputed on ${at}`,
    onDraft: 'on draft',
  },
  versions: {
    heading: 'Versions of the draft',
    none: 'There is no draft yet.',
    by: 'Uploaded by',
    at: 'Time',
    file: 'File',
    current: 'Current version',
    types: { docx: 'Word (DOCX)', pdf: 'PDF', markdown: 'Markdown' },
    downloadOf: ({ round, at }) => `draft of round ${round}, ${at}`,
  },
  mails: sectionMailWords,
  events: ({ count }) => counted(count, 'event'),
  chain: 'Fingerprint of the history:',
  chainHelp:
    'It changes with every event. A receipt prints it as it was then, so that a record changed afterwards can be told.',
};
