import type { Person as Known } from '../../records/plan/plan.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import { askOf } from './ask-of.ts';
import type { LetterFacts } from './letter-facts.ts';
import { noteOf } from './note-of.ts';
import { receiptOf } from './receipt-of.ts';
import { type Minted, tellingOf, type ToTell } from './telling.ts';

/**
 * All that a mail needs, from the section's records: `seq` is the event that caused it. People who are no longer in
 * the plan go by their id.
 */
export function letterOf(
  dossier: Dossier,
  people: ReadonlyMap<string, Known>,
  told: ToTell,
  minted: Minted,
): LetterFacts {
  const { mail } = told;
  const telling = tellingOf(dossier, people, told, minted);
  switch (mail.mail) {
    case 'ask':
      return askOf(mail, telling);
    case 'receipt':
      return receiptOf(mail, telling);
    case 'note':
      return noteOf(mail, telling);
  }
}
