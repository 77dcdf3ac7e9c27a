import type { SectionWords } from '../section-words.ts';
import { counted } from './counted.ts';
import { traitsOf } from '../../approval/path/stages.ts';

export const sectionMailWords: SectionWords['mails'] = {
  heading: 'Mail',
  none: 'No mail yet.',
  attention: 'Needs attention',
  all: ({ count }) => `All mail (${count})`,
  others: ({ count }) => `Other mail (${count})`,
  ask: ({ stage }) => {
    switch (traitsOf(stage).task) {
      case 'draft':
        return 'Request to draft';
      case 'review':
        return 'Request to review';
      case 'signature':
        return 'Request to sign off';
    }
  },
  causes: {
    opened: 'stage opened',
    returned: 'draft returned',
    added: 'person added',
    replacing: 'replacing someone',
    resent: 'link sent again',
    requested: 'new link requested',
    readdressed: 'address changed',
  },
  receipt: 'Receipt of a decision',
  notes: {
    extended: 'Note: deadline extended',
    'brought-forward': 'Note: deadline brought forward',
    returned: 'Note: draft returned',
    'stage-approved': 'Note: stage approved',
    'signed-off': 'Note: signed off',
    disputed: 'Note: decision disputed',
    halted: 'Note: flow halted',
    undeliverable: 'Note: mail not delivered',
    replaced: 'Note: task handed over',
    excused: 'Note: excused',
    'closed-early': 'Note: stage closed',
    'no-longer-asked': 'Note: decision no longer awaited',
    held: 'Note: on hold',
    released: 'Note: released',
    'sign-off-recalled': 'Note: sign-off recalled',
    recalled: 'Note: recalled',
    cancelled: 'Note: cancelled',
    readdressed: 'Note: address changed',
  },
  written: ({ at }) => `written ${at}`,
  address: ({ email }) => `The address on record now: ${email}`,
  fates: {
    sent: 'Sent',
    sentAt: ({ at }) => `Sent ${at}`,
    undelivered: ({ reason }) => `Not delivered: ${reason}`,
    waits: 'Waits to be sent',
    waitsUntil: ({ reason, at }) => `Not sent yet: ${reason}; tried again ${at}`,
    sending: 'Being sent',
    parked: 'Put off because the section is on hold; sent once it is released',
    dropped: ({ reason }) => `Not sent: ${reason}`,
    failed: ({ reason }) => `Failed: ${reason}`,
    tries: ({ count }) => `tried ${counted(count, 'time')}`,
  },
  reasons: {
    'no-longer-asked': 'this person is no longer asked, or a newer link was sent',
    'no-such-section': 'its section is gone',
    'no-address': 'there is no mail address',
    rejected: 'the mail service refused to send it',
    'put-off': 'put off by the receiver’s mail server',
    'many-this-hour': 'the person had been sent many mails in that hour',
    'lease-over': 'too many mails were queued before it',
    later: ({ reason }) => `the mail service asked to wait (${reason})`,
    misconfigured: ({ reason }) => `the mail service may not send yet (${reason})`,
    unsure: ({ reason }) => `no answer came from the mail service (${reason})`,
    fault: ({ reason }) => `a fault of the system (${reason})`,
  },
  kept: 'Mail that is done with is kept for 400 days.',
};
