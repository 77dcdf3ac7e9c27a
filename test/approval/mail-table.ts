import type { Event } from '../../functions/approval/event.ts';
import type { Mail } from '../../functions/approval/follows/mails.ts';
import type { Violation } from './invariants.ts';
import { askedIn, type Ledger, latest, placeOf, sitting } from './ledger.ts';
import { seatsOf } from '../../functions/approval/section.ts';

/** Where the mails of an event differ from design.md's table "who gets which mail (and no other)". */
export function mailFaults(
  was: Ledger,
  event: Event,
  now: Ledger,
  coordinators: readonly string[],
  mails: readonly Mail[],
): Violation[] {
  const sent = mails.map(told).sort().join(', ');
  const due = [...rows(was, event, now, coordinators)].sort().join(', ');
  if (sent === due) return [];
  return [
    {
      invariant: '6-mail-follows-the-table',
      event: now.seen - 1,
      because: `mailed ${sent}; the table says ${due}`,
    },
  ];
}

const told = (mail: Mail): string => {
  switch (mail.mail) {
    case 'ask':
      return `ask ${mail.person} #${mail.epoch}`;
    case 'receipt':
      return `receipt ${mail.person} ${mail.decision}`;
    case 'note':
      return `note ${mail.person} ${mail.note}`;
  }
};

/** Each row of the table that this event falls under. A person gets each note once. */
function rows(was: Ledger, event: Event, now: Ledger, coordinators: readonly string[]): Set<string> {
  const due = new Set<string>();
  const ask = (person: string): unknown => {
    const at = latest(now);
    return due.add(`ask ${person} #${at === null ? '?' : placeOf(at, person)?.epoch}`);
  };
  const note = (kind: string, people: readonly string[]): void => {
    for (const person of people) due.add(`note ${person} ${kind}`);
  };

  if (event.type === 'stage-opened') event.seats.map((seat) => ask(seat.person));
  if (event.type === 'added' || event.type === 'link-renewed') ask(event.person);
  if (event.type === 'replaced') {
    ask(event.successor);
    note('replaced', [event.person]);
  }
  if (event.type === 'person-changed' && event.readdressed) {
    const at = sitting(was);
    if (at !== null && placeOf(at, event.person)?.stands === 'asked') ask(event.person);
  }
  if (event.type === 'extended') {
    const isLater = event.due > (sitting(was)?.due ?? '');
    note(isLater ? 'extended' : 'brought-forward', askedIn(sitting(now)));
  }
  if (event.type === 'due-moved' && event.due < (sitting(was)?.due ?? ''))
    note('brought-forward', askedIn(sitting(now)));
  if (event.type === 'decided') due.add(`receipt ${event.by} ${event.decision}`);
  if (event.type === 'excused') note('excused', [event.person]);
  const nextDrafters = seatsOf(now, 'drafting').map((seat) => seat.person);
  if (event.type === 'closed-early' || event.type === 'cancelled' || event.type === 'held') {
    note(event.type, askedIn(sitting(was)));
  }
  // Whoever was asked while it was held is asked by a mail that waited for the release.
  const { heldAt } = was;
  const since = (person: string): string => {
    const at = sitting(was);
    return (at === null ? undefined : placeOf(at, person)?.since) ?? '';
  };
  if (event.type === 'released' && heldAt !== null) {
    note(
      'released',
      askedIn(sitting(was)).filter((person) => since(person) <= heldAt),
    );
  }
  if (event.type === 'recalled' && was.ended !== 'signed-off') note('recalled', askedIn(sitting(was)));
  if (event.type === 'recalled' && was.ended === 'signed-off') {
    const told = [...drafters(was), ...deciders(was), ...coordinators];
    note(
      'sign-off-recalled',
      told.filter((person) => !nextDrafters.includes(person)),
    );
  }
  if (event.type === 'disputed' || event.type === 'halted' || event.type === 'undeliverable') {
    note(event.type, coordinators);
  }

  const closes = 'closes' in event ? event.closes : event.type === 'closed-early' ? 'returned' : null;
  if (closes !== null && event.type !== 'closed-early' && sitting(was)?.stage !== 'drafting') {
    const left = latest(now)?.places.filter((place) => place.stands === 'released') ?? [];
    note(
      'no-longer-asked',
      left.map((place) => place.person),
    );
  }
  if (closes === 'returned') {
    note(
      'returned',
      deciders(now).filter((person) => !nextDrafters.includes(person)),
    );
  }
  if (closes === 'approved' && now.ended === null) note('stage-approved', drafters(now));
  if (closes === 'approved' && now.ended === 'signed-off') {
    note('signed-off', [...drafters(now), ...deciders(now), ...coordinators]);
  }
  return due;
}

/** Those who decided in the latest round. */
const deciders = (now: Ledger): string[] =>
  now.sittings.flatMap((at) => at.places.filter((it) => it.choice !== null).map((it) => it.person));

/** The round's drafters, less those who were replaced or excused. */
const drafters = (now: Ledger): string[] =>
  now.sittings
    .filter((at) => at.stage === 'drafting')
    .flatMap((at) => at.places.filter((it) => it.stands === 'decided' || it.stands === 'released'))
    .map((it) => it.person);
