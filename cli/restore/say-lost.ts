import type { Event } from '../../functions/approval/event.ts';
import { inWords } from '../../functions/calendar/in-words.ts';
import { en } from '../../functions/wording/en.ts';
import type { LostHistory } from './lost-history.ts';

/** What is lost by going back, section by section; each decision by itself, because its decider has a receipt. */
export function sayLost(lost: readonly LostHistory[]): string[] {
  if (lost.length === 0) return ['Nothing has happened since: no history is lost.'];
  return [
    'What has happened since is lost (a copy stays in the backups of the office’s own table):',
    ...lost.flatMap(({ section, events, unreadable, whole }) => [
      `  ${section}: ${whole ? 'the whole section, ' : ''}${events.length} ${events.length === 1 ? 'event' : 'events'}${unreadable === 0 ? '' : `, ${unreadable} that cannot be read`}`,
      ...events.flatMap(decision),
    ]),
  ];
}

const decision = (event: Event): string[] =>
  event.type === 'decided'
    ? [`    ${inWords(event.at, en.calendar)}: ${event.by} chose "${event.choice}"; tell them`]
    : [];
