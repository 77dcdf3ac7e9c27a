import type { Event } from '../../functions/approval/event.ts';
import type { Outcome } from '../../functions/approval/path/choices.ts';
import { newExecution, rebuilt } from './advance-execution.ts';
import { added, excused, linkRenewed, personChanged, replaced } from './advance-roster.ts';
import { signOffFaults } from './sign-off.ts';
import type { Claim } from './invariants.ts';
import {
  type Ledger,
  latest,
  opensNext,
  placeOf,
  roundOf,
  type Sitting,
  sitting,
  verdict,
} from './ledger.ts';
import { DAY } from '../builders/clock.ts';
import { seatsOf } from '../../functions/approval/section.ts';

/** The ledger after one more event, claiming all the while what design.md says of it. */
export function advance(was: Ledger, event: Event, claim: Claim): Ledger {
  if (event.type === 'imported') {
    claim(was.seen === 0, 'a-history-begins-once', 'imported again');
    return { ...was, id: event.section, roster: event.settings.roster };
  }
  claim(was.id !== null, 'a-history-begins-once', `${event.type} before the import`);
  claim(
    was.ended !== 'cancelled' || event.type === 'forgotten' || event.type === 'person-changed',
    'nothing-follows-a-cancellation',
    `${event.type} after it was cancelled`,
  );
  switch (event.type) {
    case 'settings-changed':
      return { ...was, roster: event.settings.roster };
    case 'started':
      claim(!was.started, 'a-history-begins-once', 'started twice');
      return { ...newExecution(was, event, claim), started: true };
    case 'stage-opened':
      return opened(was, event, claim);
    case 'draft-used': {
      const at = sitting(was);
      const may = at?.stage === 'drafting' && placeOf(at, event.by)?.stands === 'asked';
      claim(may, '4-decided-by-an-asked-holder-on-the-shown-draft', `${event.by} put in a draft unasked`);
      claim(event.round === roundOf(was), '7-stages-open-in-order', `a draft for round ${event.round}`);
      unheld(was, claim, 'a draft put in');
      return { ...was, draft: { sha256: event.sha256, round: event.round } };
    }
    case 'decided':
      return decided(was, event, claim);
    case 'added':
      return added(was, event, claim);
    case 'replaced':
      return replaced(was, event, claim);
    case 'excused':
      return closing(excused(was, event, claim), event.closes, claim);
    case 'closed-early': {
      const at = sitting(was);
      const returned = at?.places.some((place) => place.choice === 'return') ?? false;
      claim(returned, 'closing-early-needs-a-return', 'nobody had returned it');
      unheld(was, claim, 'closed early');
      return closed(was, 'returned');
    }
    case 'link-renewed':
      return linkRenewed(was, event, claim);
    case 'extended': {
      const at = sitting(was);
      const ahead = Date.parse(event.due) - Date.parse(event.at);
      const isMoved = at !== null && event.due !== at.due && ahead > 0 && ahead <= 731 * DAY;
      claim(isMoved, 'a-deadline-lies-ahead-within-two-years', `to ${event.due}`);
      return at === null ? was : seatedAs(was, { ...at, due: event.due });
    }
    case 'due-moved': {
      const at = sitting(was);
      claim(at !== null && event.due !== at.due, 'a-recount-moves-an-open-deadline', `to ${event.due}`);
      return at === null ? was : seatedAs(was, { ...at, due: event.due });
    }
    case 'held':
      claim(!was.held, 'a-flag-is-raised-once', 'held twice');
      return { ...was, held: true, heldAt: event.at };
    case 'released':
      claim(was.held || was.disputed, 'a-flag-is-raised-once', 'released what was not held');
      return { ...was, held: false, disputed: false, heldAt: null };
    case 'disputed': {
      const receipt = was.decisions.find(({ id }) => id === event.decision);
      claim(
        receipt !== undefined && receipt.by === event.by && !receipt.disputed,
        'a-dispute-counts-once-per-receipt',
        `${event.decision} by ${event.by}`,
      );
      const decisions = was.decisions.map((it) => (it === receipt ? { ...it, disputed: true } : it));
      return { ...was, decisions, disputed: true };
    }
    case 'recalled': {
      const at = sitting(was);
      claim(roundOf(was) > 0, 'a-recall-takes-back-what-was-started', 'nothing had opened');
      claim(
        (at === null || was.halted) === (event.afresh !== null),
        'a-recall-takes-back-what-was-started',
        at === null ? 'no new execution' : 'a new execution beside the waiting one',
      );
      const freed = { ...was, held: false, disputed: false, heldAt: null, ended: null };
      if (event.afresh === null) return closed(freed, 'returned');
      const renewed = newExecution(freed, event.afresh, claim);
      return at === null ? { ...renewed, takenBack: true } : closed(renewed, 'returned');
    }
    case 'cancelled':
      return { ...released(was), ended: 'cancelled', held: false, disputed: false, halted: false };
    case 'halted':
      claim(!was.halted && was.ended === null, 'a-flag-is-raised-once', 'halted twice, or after the end');
      return { ...was, halted: true, haltedFor: event.reason };
    case 'rebuilt':
      return rebuilt(was, event, claim);
    case 'person-changed':
      return personChanged(was, event);
    case 'undeliverable':
    case 'forgotten':
    case 'comment-closed':
    case 'unknown':
      return was;
  }
}

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

function opened(was: Ledger, event: Of<'stage-opened'>, claim: Claim): Ledger {
  const next = opensNext(was);
  claim(
    was.ended === null && next?.stage === event.stage && next.round === event.round,
    '7-stages-open-in-order',
    `${event.stage} of round ${event.round} opened where ${JSON.stringify(next)} was next`,
  );
  const names = new Set(event.seats.map(({ person }) => person));
  const sound =
    names.size === event.seats.length && names.size <= 10 && event.seats.some((seat) => seat.required);
  claim(sound, 'a-stage-asks-its-roster', `${event.stage} opened with ${JSON.stringify(event.seats)}`);
  const asIs = event.seats.every((seat) =>
    seatsOf(was, event.stage).some((it) => it.person === seat.person && it.required === seat.required),
  );
  claim(
    asIs && event.seats.length === seatsOf(was, event.stage).length,
    'a-stage-asks-its-roster',
    `${event.stage} asks others than its settings`,
  );
  const kept = event.seats.every(({ person, seat }) =>
    seatsOf(was, event.stage).some((it) => it.person === person && it.seat === seat),
  );
  const ids = new Set(event.seats.map(({ person, seat }) => seat ?? person));
  claim(
    kept && ids.size === event.seats.length,
    'a-place-keeps-its-seat',
    `${event.stage} opened with ${JSON.stringify(event.seats)}`,
  );
  const place = {
    stands: 'asked',
    choice: null,
    draft: null,
    since: event.at,
    epoch: 1,
    requests: [],
  } as const;
  const fresh: Sitting = {
    stage: event.stage,
    round: event.round,
    due: event.due,
    outcome: null,
    places: event.seats.map((seat) => ({ ...place, ...seat, seat: seat.seat ?? seat.person })),
  };
  const sittings = event.round === roundOf(was) ? [...was.sittings, fresh] : [fresh];
  return { ...was, sittings, takenBack: false };
}

const CHOICES = {
  drafting: ['submit'],
  'opd-review': ['approve', 'return'],
  'ugm-review': ['approve', 'return'],
  'sekda-sign-off': ['approve', 'return'],
};

function decided(was: Ledger, event: Of<'decided'>, claim: Claim): Ledger {
  const at = sitting(was);
  const place = at === null ? undefined : placeOf(at, event.by);
  const once = place?.stands !== 'decided' && !was.decisions.some(({ id }) => id === event.decision);
  claim(once, '3-decided-at-most-once', `${event.by} again, ${event.decision}`);
  claim(
    place?.stands === 'asked' || place?.stands === 'decided',
    '4-decided-by-an-asked-holder-on-the-shown-draft',
    `${event.by} was not asked`,
  );
  claim(
    was.draft !== null && event.draft === was.draft.sha256,
    '4-decided-by-an-asked-holder-on-the-shown-draft',
    `${event.by} decided on ${event.draft}`,
  );
  unheld(was, claim, `${event.by} decided`);
  if (at === null || place === undefined) return was;
  claim(
    CHOICES[at.stage].includes(event.choice),
    'a-stage-closes-by-its-tally',
    `${event.choice} in ${at.stage}`,
  );
  const told = { ...place, stands: 'decided', choice: event.choice, draft: event.draft } as const;
  const now = {
    ...seatedAs(was, { ...at, places: at.places.map((it) => (it === place ? told : it)) }),
    decisions: [...was.decisions, { id: event.decision, by: event.by, disputed: false }],
  };
  return closing(now, event.closes, claim);
}

/** Of all that closes a stage, only a recall and a cancellation need no release before them. */
const unheld = (was: Ledger, claim: Claim, what: string): void =>
  claim(!was.held && !was.disputed, 'nothing-is-decided-while-held', `${what} while held`);

/** The open stage closes as the event says, which must be what its places say. */
function closing(was: Ledger, closes: Outcome | null, claim: Claim): Ledger {
  const at = sitting(was);
  if (at === null) {
    claim(closes === null, 'a-stage-closes-by-its-tally', 'closed where nothing was open');
    return was;
  }
  const due = verdict(at);
  claim(due === closes, 'a-stage-closes-by-its-tally', `${at.stage} closed ${closes} where ${due} was due`);
  if (closes === null) return was;
  unheld(was, claim, `${at.stage} closed`);
  const now = closed(was, closes);
  if (at.stage !== 'sekda-sign-off' || closes === 'returned') return now;
  const faults = signOffFaults(now.sittings);
  claim(faults.length === 0, '1-signed-off-was-approved-throughout', faults.join('; '));
  return { ...now, ended: 'signed-off', halted: false };
}

const closed = (was: Ledger, outcome: Outcome): Ledger => {
  const now = released(was);
  const at = latest(now);
  return at === null ? now : seatedAs(now, { ...at, outcome });
};

function released(was: Ledger): Ledger {
  const at = sitting(was);
  if (at === null) return was;
  const places = at.places.map((it) => (it.stands === 'asked' ? { ...it, stands: 'released' as const } : it));
  return seatedAs(was, { ...at, places });
}

const seatedAs = (was: Ledger, at: Sitting): Ledger => ({
  ...was,
  sittings: [...was.sittings.slice(0, -1), at],
});
