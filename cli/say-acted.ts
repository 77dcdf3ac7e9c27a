import type { Changed } from '../functions/actions/change-section.ts';
import type { Acted } from '../functions/actions/coordinator-acts.ts';
import { inWords } from '../functions/calendar/in-words.ts';
import { tellAct } from '../functions/history/tell-act.ts';
import { seatedBy, unsuited } from '../functions/approval/coordinator/unsuited.ts';
import { tellUnsuited } from '../functions/history/tell-unsuited.ts';
import type { Board } from '../functions/records/plan/board.ts';
import type { MailRow } from '../functions/records/outbox/outbox-item.ts';
import { readRows } from '../functions/records/outbox/outbox-rows.ts';
import type { Table } from '../functions/records/table.ts';
import { en } from '../functions/wording/en.ts';
import { saidToCoordinator } from '../functions/wording/refusal-words.ts';

/** Whom the sentences below name. */
type People = Board['people'];

const nameOf = (people: People, id: string): string => people.get(id)?.name ?? id;

/** Why an act was not carried out, in a sentence or two. */
export function sayRefused(people: People, refused: Extract<Acted, { refused: string }>): string {
  if (refused.refused === 'no-such-section') return 'There is no such section.';
  const { sentence, forward } = saidToCoordinator(en.refusals, refused.refused);
  switch (refused.refused) {
    case 'already-decided': {
      const { person, decision } = refused;
      const when = inWords(decision.at, en.calendar);
      return `${sentence} ${nameOf(people, person)} chose "${decision.choice}" on ${when}. ${forward}`;
    }
    case 'replaced':
      return `${sentence} ${nameOf(people, refused.replacedBy)} is asked instead.`;
    default:
      return `${sentence} ${forward}`;
  }
}

/** What was done, what happens next, and who gets mail for it: the lines of one act. */
export async function sayActed(table: Table, board: Board, changed: Changed): Promise<string[]> {
  const { section, standing } = changed;
  const rows = (await readRows(table, section.id)).filter((row) => row.seq === standing.seq);
  const named = (id: string) => nameOf(board.people, id);
  const mails = rows.flatMap((row) => (row.kind === 'mail' ? [row] : []));
  return [
    `${section.id} (${section.title}): ${tellAct(changed, named, en).join(' ')}`,
    ...(mails.length === 0 ? ['No mail is sent.'] : mails.map((row) => sayMail(row, board.people))),
  ];
}

/** What speaks against whom an act has just asked: nothing forbids it. */
export function warnOf(board: Board, { event, section }: Changed): string[] {
  const seated = seatedBy(event);
  return seated === null ? [] : tellUnsuited(unsuited(section, seated), nameOf(board.people, seated), en);
}

function sayMail({ mail, state }: MailRow, people: People): string {
  const to = nameOf(people, mail.person);
  const waits = state === 'parked' ? ', when the section is released' : '';
  switch (mail.mail) {
    case 'ask':
      return `Mail to ${to}: a new link${waits}.`;
    case 'receipt':
      return `Mail to ${to}: a receipt.`;
    case 'note':
      return `Mail to ${to}: a note (${mail.note}).`;
  }
}
