import type { Changed } from '../functions/actions/change-section.ts';
import type { Acted } from '../functions/actions/coordinator-acts.ts';
import { holdersOf, openStage } from '../functions/approval/section.ts';
import { inWords } from '../functions/calendar/in-words.ts';
import type { Board } from '../functions/records/board.ts';
import type { MailRow } from '../functions/records/outbox-item.ts';
import { readRows } from '../functions/records/outbox-rows.ts';
import type { Table } from '../functions/records/table.ts';
import { en } from '../functions/wording/en.ts';

/** Whom the sentences below name. */
type People = Board['people'];

const nameOf = (people: People, id: string): string => people.get(id)?.name ?? id;

/** Why an act was not carried out, in a sentence or two. */
export function sayRefused(people: People, refused: Extract<Acted, { refused: string }>): string {
  if (refused.refused === 'no-such-section') return 'There is no such section.';
  const { sentence, forward } = en.refusals.rules[refused.refused];
  switch (refused.refused) {
    case 'already-decided': {
      const { person, decision } = refused;
      const when = inWords(decision.at, en.calendar);
      return `${sentence} ${nameOf(people, person)} chose "${decision.choice}" on ${when}.`;
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
  const mails = rows.flatMap((row) => (row.kind === 'mail' ? [row] : []));
  return [
    `${section.id} (${section.title}): ${done(changed, board.people)}`,
    ...(mails.length === 0 ? ['No mail is sent.'] : mails.map((row) => sayMail(row, board.people))),
  ];
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

function done({ event, section }: Changed, people: People): string {
  const stage = section.stage === null ? 'drafting' : section.stage.stage;
  const at = `${en.stages.stages[stage]} of round ${section.round}`;
  const named = (id: string) => nameOf(people, id);
  const next = nextOf(section, people);
  switch (event.type) {
    case 'held':
      return 'on hold. Nothing is decided until it is released, and new asks wait.';
    case 'released':
      return `released. Decisions that were made stand; asks that waited are sent. ${next}`;
    case 'recalled':
      return `recalled. ${next}`;
    case 'cancelled':
      return 'cancelled. Its links no longer work, and nobody is asked any more. Its history stays.';
    case 'closed-early':
      return `${at} is closed as returned. ${next}`;
    case 'added':
      return `${named(event.person)} is asked in ${at}, ${event.required ? 'required' : 'optional'}${event.later ? ', and in later rounds' : ''}.`;
    case 'replaced':
      return `${named(event.successor)} is asked in ${at} instead of ${named(event.person)}, whose links no longer work${event.later ? '; in later rounds too' : ''}.`;
    case 'excused':
      return `${named(event.person)} is excused from ${at}. ${next}`;
    case 'link-renewed':
      return `${named(event.person)} gets a new link for ${at}; the former ones no longer work.`;
    case 'extended':
      return `${at} is now due on ${inWords(event.due, en.calendar)}. Links go on working.`;
    case 'rebuilt':
      return `a new run starts at ${en.stages.stages[event.startAt]} of round ${event.round}; nobody is asked twice.`;
    default:
      return `${event.type}. ${next}`;
  }
}

function nextOf(section: Changed['section'], people: People): string {
  if (section.state === 'signed-off') return 'It is signed off.';
  if (openStage(section) !== null) {
    const names = holdersOf(section).map((it) => nameOf(people, it.person));
    return `It waits for ${en.stages.list(names)}.`;
  }
  if (section.next === null) return 'It is not started.';
  return `${en.stages.stages[section.next.stage]} of round ${section.next.round} opens next.`;
}
