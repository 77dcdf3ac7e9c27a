import type { Event } from './event.ts';
import { assignmentOf, decidersOf, draftersOf, holdersOf, seatsOf, type Section } from './section.ts';
import type { StageName } from './paths.ts';
import { firstStage, isDrafting, nextStage } from './stages.ts';

/** Why a person is asked: what their mail opens with. */
export const ASK_CAUSES = ['opened', 'returned', 'added', 'replacing', 'resent', 'requested'] as const;
export type AskCause = (typeof ASK_CAUSES)[number];

/** What a mail tells someone who is not asked for anything. */
export const NOTE_KINDS = [
  'extended',
  'returned',
  'stage-approved',
  'signed-off',
  'disputed',
  'halted',
  'undeliverable',
  'replaced',
  'excused',
  'closed-early',
  'recalled',
  'cancelled',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** A mail that an event causes: to whom, about which stage of which round. Text and link come when it is sent. */
export type Mail = { readonly person: string; readonly stage: StageName; readonly round: number } & (
  | { readonly mail: 'ask'; readonly cause: AskCause; readonly epoch: number }
  | { readonly mail: 'receipt'; readonly decision: string }
  | { readonly mail: 'note'; readonly note: NoteKind }
);

/**
 * Who gets which mail, and no other (the table in docs/mails.md): each person at most one for a reason, except that
 * whoever decides also gets the receipt. `coordinators` are the plan's.
 */
export function mailsOf(
  before: Section | null,
  event: Event,
  after: Section,
  coordinators: readonly string[],
): Mail[] {
  const at = placeOf(after);
  const ask = (person: string, cause: AskCause): Mail[] => {
    const epoch = after.stage === null ? undefined : assignmentOf(after.stage, person)?.linkEpoch;
    return epoch === undefined ? [] : [{ mail: 'ask', cause, person, epoch, ...at }];
  };
  const note = (people: readonly string[], kind: NoteKind): Mail[] =>
    [...new Set(people)].map((person) => ({ mail: 'note', note: kind, person, ...at }));
  const undecided = before === null ? [] : holdersOf(before).map((a) => a.person);

  switch (event.type) {
    case 'stage-opened':
      return event.seats.flatMap((seat) =>
        ask(seat.person, isDrafting(event.stage) && event.round > 1 ? 'returned' : 'opened'),
      );
    case 'added':
      return ask(event.person, 'added');
    case 'replaced':
      return [...note([event.person], 'replaced'), ...ask(event.successor, 'replacing')];
    case 'link-renewed':
      return ask(event.person, event.asked === 'by-holder' ? 'requested' : 'resent');
    case 'extended':
      return note(
        holdersOf(after).map((a) => a.person),
        'extended',
      );
    case 'decided':
      return [
        { mail: 'receipt', decision: event.decision, person: event.by, ...at },
        ...(event.closes === null ? [] : closing(after, coordinators, note)),
      ];
    case 'excused':
      return [
        ...note([event.person], 'excused'),
        ...(event.closes === null ? [] : closing(after, coordinators, note)),
      ];
    case 'closed-early':
      return [...note(undecided, 'closed-early'), ...closing(after, coordinators, note)];
    case 'recalled':
      return note(undecided, 'recalled');
    case 'cancelled':
      return note(undecided, 'cancelled');
    case 'disputed':
      return note(coordinators, 'disputed');
    case 'halted':
      return note(coordinators, 'halted');
    case 'undeliverable':
      return note(coordinators, 'undeliverable');
    case 'imported':
    case 'settings-changed':
    case 'started':
    case 'draft-used':
    case 'held':
    case 'released':
    case 'rebuilt':
    case 'forgotten':
      return [];
  }
}

const placeOf = (section: Section): { stage: StageName; round: number } => ({
  stage: section.stage?.stage ?? firstStage(section.path),
  round: section.stage?.round ?? 1,
});

/** A stage has closed: after a return, whoever drafts the next round is told by the ask for it, and gets no note. */
function closing(
  { stage, settings, path }: Section,
  coordinators: readonly string[],
  note: (people: readonly string[], kind: NoteKind) => Mail[],
): Mail[] {
  if (stage === null) return [];
  const drafters = draftersOf(stage);
  const deciders = [...stage.predecessors.deciders, ...decidersOf(stage)];
  switch (stage.closed?.outcome) {
    case 'returned': {
      const askedNext = seatsOf(settings, firstStage(path)).map((seat) => seat.person);
      return note(
        deciders.filter((person) => !askedNext.includes(person)),
        'returned',
      );
    }
    case 'approved':
      return nextStage(stage.stage) === null
        ? note([...drafters, ...deciders, ...coordinators], 'signed-off')
        : note(drafters, 'stage-approved');
    default:
      return [];
  }
}
