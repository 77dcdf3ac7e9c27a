import type { Mail } from '../../approval/follows/mails.ts';
import { opensAfter } from '../../approval/path/opens-after.ts';
import { shortHead } from '../../records/section/chain.ts';
import type { DecisionMade } from '../../records/section/decisions.ts';
import type { LetterFacts } from './letter-facts.ts';
import { NothingToTell, type Telling } from './telling.ts';

/** What a receipt says: what was decided on which draft, what follows, and how to dispute it. */
export function receiptOf(mail: Extract<Mail, { mail: 'receipt' }>, telling: Telling): LetterFacts {
  const { about, minted, decisions, draft } = telling;
  const made = decisions.find((d) => d.id === mail.decision);
  if (made === undefined) throw new NothingToTell('the decision of a receipt');
  return {
    ...about,
    mail: 'receipt',
    choice: made.choice,
    at: made.at,
    draft: draft(made.draft),
    comment: made.text === '' ? null : made.text,
    follows: followsOf(made, telling),
    head: shortHead(made.head),
    notMeUrl: minted.url,
    notMeUntil: minted.notMeUntil,
  };
}

function followsOf(made: DecisionMade, { stage, person }: Telling) {
  if (made.closes === null) {
    const waits =
      stage?.assignments.filter((a) => a.status === 'open' && a.required && a.person !== made.person) ?? [];
    if (waits.length > 0) return { waits: waits.map((a) => person(a.person)) };
  }
  const closed = made.closes === null ? (stage?.closed ?? null) : { outcome: made.closes, at: made.at };
  const next =
    closed === null ? { stage: made.stage, round: made.round } : opensAfter(made.stage, made.round, closed);
  return next === null ? { signedOff: true as const } : { opens: next.stage, round: next.round };
}
