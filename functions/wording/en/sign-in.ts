import type { SignInWords } from '../sign-in-words.ts';

export const signInWords: SignInWords = {
  states: {
    'no-cookie': {
      title: 'Not signed in yet',
      sentence: 'This browser does not bring the cookie from the beginning of signing in.',
      forward: 'Allow cookies for this site, then sign in again from the same browser.',
    },
    'too-late': {
      title: 'Signing in took too long',
      sentence: 'This signing in took more than 10 minutes, and counts no more.',
      forward: 'Please begin again.',
    },
    mismatch: {
      title: 'Signing in does not match',
      sentence: 'The answer of the sign-in service does not match what this browser asked for.',
      forward: 'Please begin again, in one tab only.',
    },
    'code-used': {
      title: 'Already used',
      sentence: 'This signing in has been used before, and cannot be used again.',
      forward: 'Please begin again.',
    },
    denied: {
      title: 'Not signed in',
      sentence: 'The sign-in service gave no permission, or signing in was called off.',
      forward: 'Begin again; if it is refused once more, ask whoever runs the system.',
    },
    unverified: {
      title: 'Address not verified',
      sentence: 'The sign-in service has not verified that this account’s address is yours.',
      forward: 'Ask whoever runs the system to verify the address of this account, then sign in again.',
    },
    'no-group': {
      title: 'Account without rights',
      sentence: 'This account is neither a coordinator’s nor a viewer’s.',
      forward: 'Ask whoever runs the system to give this account rights, or sign in with another.',
    },
    unreachable: {
      title: 'The sign-in service does not answer',
      sentence: 'The sign-in service cannot be reached at the moment.',
      forward: 'Wait a little, then try again.',
    },
    busy: {
      title: 'Please try again',
      sentence: 'The system is busy, and this may not have been done.',
      forward: 'Wait a little, then try again.',
    },
    'session-ended': {
      title: 'Session has ended',
      sentence: 'Nobody is signed in any more in this browser.',
      forward: 'To sign out on all devices, sign in first, then open the account page.',
    },
    foreign: {
      title: 'Form not taken',
      sentence: 'This form does not come from this session; nothing was done.',
      forward: 'Open the account page, and send it from there.',
    },
    'signed-out': {
      title: 'Signed out',
      sentence: 'This browser is signed out of Paraf.',
      forward: 'Sessions on other devices, if any, go on.',
    },
    'signed-out-everywhere': {
      title: 'Signed out on all devices',
      sentence: 'All sessions of this account have been ended.',
      forward: 'Sign in again if need be.',
    },
  },
  toSignIn: 'Sign in',
  tryAgain: 'Sign in again',
  toAccount: 'To the account page',
  account: {
    title: 'Account',
    signedInAs: 'Signed in as',
    mayAtMost: 'May at most',
    roles: { coordinator: 'Coordinator: look and act', viewer: 'Viewer: look only' },
    until: 'Until, at the latest',
    idle: 'The session also ends after an hour without use.',
    here: 'Sign out',
    hereHelp: 'Ends the session in this browser.',
    everywhere: 'Sign out on all devices',
    everywhereHelp: 'Ends all sessions of this account; for when a device is lost or somebody else uses it.',
  },
};
