import type { Mail } from '../../approval/follows/mails.ts';
import { isDrafting } from '../../approval/path/stages.ts';
import { inDocumentOrder } from '../../discussion/paper.ts';
import type { CommentTold } from '../../records/discussion/read-comments.ts';
import type { Answered, Remark } from './letter-facts.ts';
import type { Telling } from './telling.ts';

type Ask = Extract<Mail, { mail: 'ask' }>;

/** So many comments stand in a mail; the others are counted, and stand in the matrix. */
const MOST_REMARKS = 30;

/** What the round before said to single paragraphs, for those who draft: in the order of the document. */
export function remarksOf(
  { stage, round }: Ask,
  { comments, person }: Telling,
): { readonly items: readonly Remark[]; readonly more: number } {
  if (!isDrafting(stage)) return { items: [], more: 0 };
  // What a return said in its own box stands among the decisions.
  const said = inDocumentOrder(comments.said.filter((it) => it.round === round - 1 && !it.general));
  return {
    items: said.slice(0, MOST_REMARKS).map(({ number, kind, by, place, text, proposal }) => ({
      number,
      kind,
      who: person(by),
      quote: place?.quote ?? null,
      text,
      proposal: proposal ?? '',
    })),
    more: Math.max(0, said.length - MOST_REMARKS),
  };
}

/** How many comments were answered with this round's draft, and how; null where none was. For those who review it. */
export function answeredIn({ stage, round }: Ask, { comments }: Telling): Answered | null {
  if (isDrafting(stage)) return null;
  const verdicts = comments.said.flatMap((it) => latestOf(it, round));
  if (verdicts.length === 0) return null;
  const count = (verdict: (typeof verdicts)[number]) => verdicts.filter((it) => it === verdict).length;
  return { done: count('done'), partly: count('partly'), not: count('not'), noted: count('noted') };
}

const latestOf = ({ answers }: CommentTold, round: number) =>
  answers
    .filter((it) => it.round === round)
    .slice(-1)
    .map(({ verdict }) => verdict);
