import type { MailWording } from '../wording/wording.ts';
import { askParts } from './ask-parts.ts';
import type { LetterFacts } from './facts/letter-facts.ts';
import { mailHtml } from './mail-html.tsx';
import { mailText } from './mail-text.ts';
import { noteParts } from './note-parts.ts';
import type { Parts } from './parts.ts';
import { withTexts } from './parts.ts';
import { receiptParts } from './receipt-parts.ts';
import { withoutSixDigits } from './plain-words.ts';

/** A mail's words. The subject is one line; `html` is a whole document without any external resource. */
export interface Composed {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Puts a mail into words. In a mail with a code, no other six digits stand in a row outside its URLs. */
export function compose(facts: LetterFacts, words: MailWording): Composed {
  const written = partsOf(facts, words);
  const parts = written.code === null ? written : withTexts(written, withoutSixDigits);
  return { subject: parts.subject, html: mailHtml(parts, words.language), text: mailText(parts) };
}

function partsOf(facts: LetterFacts, words: MailWording): Parts {
  switch (facts.mail) {
    case 'ask':
      return askParts(facts, words);
    case 'receipt':
      return receiptParts(facts, words);
    case 'note':
      return noteParts(facts, words);
  }
}
