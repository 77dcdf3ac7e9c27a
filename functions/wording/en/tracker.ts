import type { TrackerWords } from '../tracker-words.ts';

export const trackerWords: TrackerWords = {
  signedInAs: (email) => `Signed in as ${email}.`,
  account: 'Account and sign out',
  toBoard: 'To the board',
  noPlan: {
    title: 'No masterplan yet',
    sentence: 'There is no masterplan here yet.',
    forward: 'Add one with the command paraf import.',
  },
  forbidden: {
    title: 'Cannot be opened',
    sentence: 'This account may not open that page.',
    forward: 'If it should, ask a coordinator to name this address in the masterplan.',
  },
  noSection: {
    title: 'No such section',
    sentence: 'There is no section at this address.',
    forward: 'Open the section from the board.',
  },
  foreign: {
    title: 'Form not taken',
    sentence: 'This form does not come from your session; nothing was done.',
    forward: 'Open the form again, and send it from there.',
  },
  ailments: {
    'database-stopped':
      'The database of Paraf has stopped, so nothing can be recorded. Please tell whoever runs this system, so that Paraf is started again; what is recorded is not lost.',
    'database-does-not-write':
      'The database of Paraf cannot record anything at present; the disk may be full. Please tell whoever runs this system; what is recorded is not lost.',
    'disk-nearly-full':
      'The disk of Paraf is nearly full. Please tell whoever runs this system, so that room is made.',
  },
  busy: {
    title: 'Please try again',
    sentence: 'The system is busy; this may not have been done.',
    forward: 'Reload the section’s page to see how it stands, then try again.',
  },
  tooLong: {
    title: 'Too long',
    sentence: 'This is too long to be taken; nothing was done.',
    forward: 'Go back to the form and give a reason of 4,000 characters at most.',
  },
  signInAgain: {
    title: 'Please sign in again',
    sentence: 'Your session has ended; nothing was done.',
    forward: 'Copy what you filled in if need be, sign in again, and fill in the new form.',
  },
  typed: 'The reason that you typed',
  toSignIn: 'Sign in again',
  toForm: 'Open the form again',
};
