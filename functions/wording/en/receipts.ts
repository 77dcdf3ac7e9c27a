import type { ReceiptWords } from '../mail-words.ts';
import { stageWords } from './stages.ts';

export const receiptWords: ReceiptWords = {
  lead: ({ stage, choice }) =>
    choice === 'submit'
      ? 'Your submission has been recorded.'
      : `Your decision has been recorded: ${stageWords.chosen(stage, choice).toLowerCase()}.`,
  follows: (next) => {
    if ('waits' in next) return `This stage still waits for ${stageWords.list(next.waits)}.`;
    if ('signedOff' in next) return 'This section is signed off.';
    return `Next: ${stageWords.stages[next.opens]} (round ${next.round}).`;
  },
  notMe: ({ until }) =>
    `Was it not you? Tell us by ${until}; the section is put on hold and Kominfo looks into it.`,
  button: 'It was not me',
  mistake:
    'Sent by mistake? What was sent cannot be changed from a link, but Kominfo can recall the section.',
  fingerprint: 'Fingerprint of the draft (SHA-256)',
  head: 'Fingerprint of the history',
  headHelp:
    'Keep this mail: by this fingerprint of the history it can be checked whether the record was changed later.',
};
