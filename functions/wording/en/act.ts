import type { StageName } from '../../approval/path/paths.ts';
import type { ActWords } from '../act-words.ts';
import { stageWords } from './stages.ts';

const at = ({ stage, round }: { stage: StageName; round: number }): string =>
  `${stageWords.stages[stage]} of round ${round}`;

export const actWords: ActWords = {
  names: {
    resend: 'Resend link',
    extend: 'Change deadline',
    replace: 'Replace person',
    add: 'Add person',
    excuse: 'Excuse person',
    close: 'Close stage early',
    hold: 'Hold',
    release: 'Release',
    recall: 'Recall',
    cancel: 'Cancel section',
    rebuild: 'Rebuild the run',
  },
  about: {
    resend:
      'The chosen person gets a mail with a new link; their former links stop working. The deadline stays.',
    extend: 'The open stage’s deadline moves to another day, later or earlier. Links go on working.',
    replace:
      'Somebody else is asked instead of a person who has not decided. Links of the one replaced stop working.',
    add: 'One more person is asked in the open stage.',
    excuse:
      'The stage goes on without somebody’s decision. Pages, mails and the approval sheet say that they were excused.',
    close: 'The stage closes as returned without waiting for the others, because somebody has returned it.',
    hold: 'Nobody can decide while the section is held; new asks wait until it is released.',
    release: 'The section goes on. Decisions that were made stand, disputed ones too.',
    recall: 'The section goes back to drafting, and a new round opens.',
    cancel: 'The section ends: nobody is asked any more. Its history stays.',
    rebuild: 'A halted run starts again from what the records say. Nobody is asked twice.',
  },
  forGood: {
    close: 'This cannot be undone: the round ends.',
    recall: 'This cannot be undone: approvals of this round do not count in the new one.',
    'recall-sign-off':
      'This cannot be undone: the section is no longer signed off and has to pass every stage again. The former sign-off stays in the history.',
    cancel: 'This cannot be undone: a cancelled section cannot be opened again.',
  },
  does: {
    held: 'On hold. Nothing is decided until it is released, and new asks wait.',
    released: 'Released. Decisions that were made stand; asks that waited are sent.',
    dueByHold: (f) => `Working days on hold do not count: the deadline of ${at(f)} is now ${f.due}.`,
    recalled: 'Recalled.',
    cancelled: 'Cancelled. Its links no longer work, and nobody is asked any more. Its history stays.',
    'closed-early': (f) => `${at(f)} is closed as returned.`,
    added: (f) =>
      `${f.person} is asked in ${at(f)}, ${f.required ? 'required' : 'optional'}${f.later ? ', and in later rounds' : ''}.`,
    replaced: (f) =>
      `${f.successor} is asked in ${at(f)} instead of ${f.person}, whose links no longer work${f.later ? '; in later rounds too' : ''}.`,
    excused: (f) => `${f.person} is excused from ${at(f)}.`,
    'link-renewed': (f) => `${f.person} gets a new link for ${at(f)}; the former ones no longer work.`,
    extended: (f) => `${at(f)} is now due on ${f.due}. Links go on working.`,
    'due-moved': (f) => `The deadline of ${at(f)} is counted anew: ${f.due}. Links go on working.`,
    rebuilt: (f) => `A new run starts at ${at(f)}; nobody is asked twice.`,
    next: {
      signedOff: 'It is signed off.',
      waits: ({ names }) => `It waits for ${names}.`,
      opens: (f) => `${at(f)} opens next.`,
      notStarted: 'It is not started.',
    },
  },
  noAct: {
    title: 'Act not found',
    sentence: 'There is no act at this address.',
    forward: 'Choose an act on the section’s page.',
  },
  refused: 'This cannot be done',
  notDone: 'Not done yet',
  fields: {
    person: {
      resend: 'Who gets a new link?',
      replace: 'Who is replaced?',
      excuse: 'Who is excused?',
    },
    asked: { replace: 'Who takes their place?', add: 'Who is added?' },
    askedHelp: 'People of the masterplan who can be asked in this stage.',
    pick: '– choose –',
    newcomer: 'Or somebody who is not in the masterplan yet',
    newcomerHelp: 'Leave empty if you chose somebody above. They are recorded only when the act is done.',
    name: 'Name or title',
    nameHelp: 'For example: Acting Head of the Health Office.',
    office: 'Office',
    officeHelp: 'For example: Health Office.',
    email: 'Mail address',
    emailHelp: 'The link is sent to this address.',
    required: 'Does the stage wait for their decision?',
    isRequired: 'Required: the stage waits for their decision',
    isOptional: 'Optional: the stage can close without their decision',
    later: 'For how long?',
    isLater: 'This round and later ones',
    isOnce: 'This round only',
    due: 'New deadline',
    dueHelp: ({ due }) => `At 16.00 WIB on that day, at most two years ahead. The present deadline: ${due}.`,
    reason: 'Reason',
    reasonHelp:
      'Required. It is kept in the history under your name, and told to whoever is told of this act.',
    undelivered: 'the last mail did not arrive',
  },
  unsuited: {
    says: {
      drafts: ({ person }) => `Warning: ${person} also drafts this section, and would judge their own draft.`,
      sits: ({ person, stage }) =>
        `Warning: ${person} also sits in ${stageWords.stages[stage]} of this section.`,
      'has-decided': ({ person }) => `Warning: ${person} has already decided in this round.`,
    },
    marks: {
      drafts: 'drafts this section',
      sits: ({ stage }) => `sits in ${stageWords.stages[stage]}`,
      'has-decided': 'has decided in this round',
    },
  },
  mend: {
    title: 'Something has to be mended',
    person: 'Choose who it is.',
    asked: 'Choose somebody from the list, or describe somebody new.',
    askedTwice: 'Choose somebody from the list or describe somebody new, not both.',
    name: 'Give a name or title on one line, at most 120 characters long.',
    office: 'Give an office on one line, at most 120 characters long.',
    email: 'Give a mail address such as kepala@dinas.example.',
    tick: 'Tick the box “Yes, do it” if it shall be done.',
  },
  preview: {
    title: 'Check before it is done',
    moved: 'The section has changed meanwhile; nothing was done. Read again what will happen.',
    happens: 'What happens',
    created: ({ person, email }) => `${person} (${email}) is recorded as a new person of the masterplan.`,
    alike: ({ person }) => `Note: ${person} of the masterplan has that mail address too.`,
    known: ({ person }) => `${person} with that mail address is in the masterplan already; they are asked.`,
    asksNext: ({ names }) => `When the next stage opens, ${names} get a mail that asks them.`,
    asksNextLater: ({ names }) => `The mail that asks ${names} waits until the section is released.`,
    mails: 'Mails that are sent',
    noMail: 'This act sends no mail to anybody.',
    parked: 'waits until the section is released',
    freed: 'waited so far, is sent now',
    links: 'Links',
    unlinked: ({ names }) => `No longer working: links of ${names}.`,
    keptLinks: 'No link stops working.',
    confirm: 'Yes, do it',
  },
  buttons: {
    toPreview: 'Show what will happen',
    edit: 'Change what I filled in',
    back: 'Back to this section',
  },
};
