import type { NoticeWords } from '../notice-words.ts';

const halted = new Map([
  ['rebuilt-too-often', 'it has been rebuilt three times today'],
  ['NobodyToAsk', 'its roster names nobody for the next stage'],
  ['TransientFault', 'a passing fault that did not pass'],
]);

export const noticeWords: NoticeWords = {
  undeliverable: {
    bounced: 'the address refused it',
    complained: 'it was marked as spam',
    suppressed: 'the address is blocked because it refused mail before',
    rejected: 'the mail service refused to send it',
    'no-address': 'there is no mail address',
    'content-refused': 'the receiver’s mail server refuses its content or size',
    'put-off': 'put off twice by the receiver’s mail server (a full mailbox, or away)',
  },
  halted: (reason) => halted.get(reason) ?? `a fault of the system (${reason})`,
};
