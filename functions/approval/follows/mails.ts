import type { Event } from '../event.ts';
import {
  assignmentOf,
  decidersOf,
  draftersOf,
  holdersOf,
  seatsOf,
  type Section,
  type Stage,
} from '../section.ts';
import type { StageName } from '../path/paths.ts';
import { firstStage, isDrafting, nextStage } from '../path/stages.ts';

/** Why a person is asked: what their mail opens with. */
export const ASK_CAUSES = [
  'opened',
  'returned',
  'added',
  'replacing',
  'resent',
  'requested',
  'readdressed',
] as const;
export type AskCause = (typeof ASK_CAUSES)[number];

/** What a mail tells someone who is not asked for anything. */
export const NOTE_KINDS = [
  'extended',
  'brought-forward',
  'returned',
  'stage-approved',
  'signed-off',
  'disputed',
  'halted',
  'undeliverable',
  'replaced',
  'excused',
  'no-longer-asked',
  'closed-early',
  'held',
  'released',
  'recalled',
  'sign-off-recalled',
  'cancelled',
  'readdressed',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Somebody's mails go elsewhere from `version` on. The note goes to one who coordinates, or to the `former` address. */
export interface Readdressed {
  readonly person: string;
  readonly version: number;
  readonly former: number;
  readonly toFormer: boolean;
}

/** A mail that an event causes: to whom, about which stage of which round. Text and link come when it is sent. */
export type Mail = { readonly person: string; readonly stage: StageName; readonly round: number } & (
  | { readonly mail: 'ask'; readonly cause: AskCause; readonly epoch: number }
  | { readonly mail: 'receipt'; readonly decision: string }
  | {
      readonly mail: 'note';
      readonly note: NoteKind;
      /** Of a note about somebody’s new address: whose, and which version of them has it. */
      readonly about?: Readdressed;
    }
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
    case 'person-changed':
      return event.readdressed && undecided.includes(event.person) ? ask(event.person, 'readdressed') : [];
    case 'link-renewed':
      return ask(event.person, event.asked === 'by-coordinator' ? 'resent' : 'requested');
    case 'extended':
      return note(
        holdersOf(after).map((a) => a.person),
        isBroughtForward(before, event.due) ? 'brought-forward' : 'extended',
      );
    case 'due-moved':
      // A later one is told in the next letter.
      return isBroughtForward(before, event.due)
        ? note(
            holdersOf(after).map((a) => a.person),
            'brought-forward',
          )
        : [];
    case 'decided':
      return [
        { mail: 'receipt', decision: event.decision, person: event.by, ...at },
        ...(event.closes === null ? [] : closing(after, coordinators, note)),
        ...(event.closes === null ? [] : note(releasedIn(after), 'no-longer-asked')),
      ];
    case 'excused':
      return [
        ...note([event.person], 'excused'),
        ...(event.closes === null ? [] : closing(after, coordinators, note)),
        ...(event.closes === null ? [] : note(releasedIn(after), 'no-longer-asked')),
      ];
    case 'closed-early':
      return [...note(undecided, 'closed-early'), ...closing(after, coordinators, note)];
    case 'held':
      return note(undecided, 'held');
    case 'released':
      return note(before === null ? [] : toldOfHold(before), 'released');
    case 'recalled':
      return before?.state === 'signed-off'
        ? note(
            toldOfSignOff(before, coordinators).filter((person) => !draftsNext(after).includes(person)),
            'sign-off-recalled',
          )
        : note(undecided, 'recalled');
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
    case 'rebuilt':
    case 'forgotten':
    case 'comment-closed':
    case 'unknown':
      return [];
  }
}

/** Whether less time is left than was. */
const isBroughtForward = (before: Section | null, due: string): boolean =>
  before?.stage != null && Date.parse(due) < Date.parse(before.stage.due);

const placeOf = (section: Section): { stage: StageName; round: number } => ({
  stage: section.stage?.stage ?? firstStage(section.path),
  round: section.stage?.round ?? 1,
});

/** A stage has closed: after a return, whoever drafts the next round is told by the ask for it, and gets no note. */
function closing(
  section: Section,
  coordinators: readonly string[],
  note: (people: readonly string[], kind: NoteKind) => Mail[],
): Mail[] {
  const { stage } = section;
  if (stage === null) return [];
  const deciders = decidersInRound(stage);
  switch (stage.closed?.outcome) {
    case 'returned': {
      const drafters = draftsNext(section);
      return note(
        deciders.filter((person) => !drafters.includes(person)),
        'returned',
      );
    }
    case 'approved':
      return nextStage(stage.stage, stage.closed.at) === null
        ? note(toldOfSignOff(section, coordinators), 'signed-off')
        : note(draftersOf(stage), 'stage-approved');
    default:
      return [];
  }
}

const decidersInRound = (stage: Stage): string[] => [...stage.predecessors.deciders, ...decidersOf(stage)];

/** Whoever drafts the next round is told by the ask for it, with the same reason. */
const draftsNext = ({ settings, path }: Section): string[] =>
  seatsOf(settings, firstStage(path)).map((seat) => seat.person);

const toldOfSignOff = ({ stage }: Section, coordinators: readonly string[]): string[] =>
  stage === null ? [] : [...draftersOf(stage), ...decidersInRound(stage), ...coordinators];

/** Those whom a stage went on without: reviewers who were asked and had not decided. Who drafts is told by what follows. */
const releasedIn = ({ stage }: Section): string[] =>
  stage === null || isDrafting(stage.stage)
    ? []
    : stage.assignments.filter(({ status }) => status === 'released').map(({ person }) => person);

/** Who holds something since before the hold; the asks of all others were parked, and say so themselves once they go. */
const toldOfHold = (section: Section): string[] => {
  const { hold } = section;
  return hold === null
    ? []
    : holdersOf(section)
        .filter(({ since }) => Date.parse(since) <= Date.parse(hold.at))
        .map(({ person }) => person);
};
