import { PARAF } from '../approval/acting.ts';
import type { Event } from '../approval/event.ts';
import type { StageName } from '../approval/path/paths.ts';
import { inWords } from '../calendar/in-words.ts';
import { peopleAt } from '../records/plan/cast.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { nameIn, type Person } from '../wording/person.ts';
import type { Wording } from '../wording/wording.ts';
import { firstStage, UNSAID_PATH } from '../approval/path/stages.ts';

/** One thing that happened, in words that are ready to print. `seq`: of its event; `why`: a coordinator's reason. */
export interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly when: string;
  readonly sentence: string;
  readonly why: string | null;
}

interface Telling {
  readonly words: Wording;
  /** As they were when it had happened, and before it. */
  readonly people: ReadonlyMap<string, Person>;
  readonly before: ReadonlyMap<string, Person>;
  /** Who acted, by name. */
  readonly by: string;
  /** The stage and round that the event falls in. */
  readonly stage: StageName;
  readonly round: number;
}

/** What happened to a section, newest first, one sentence each. Comments are shown elsewhere; reasons stand here. */
export function historyOf(
  { events, texts }: Pick<Dossier, 'events' | 'texts'>,
  people: ReadonlyMap<string, Person>,
  words: Wording,
): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let place: { stage: StageName; round: number } = { stage: firstStage(UNSAID_PATH), round: 1 };
  for (const { seq, event } of events) {
    if (event.type === 'imported') place = { stage: firstStage(event.path ?? UNSAID_PATH), round: 1 };
    if (event.type === 'stage-opened') place = { stage: event.stage, round: event.round };
    const text = texts.get(seq);
    const then = peopleAt(people, seq);
    const by = then.has(event.by) ? nameIn(then, event.by) : (text?.name ?? nameIn(then, event.by));
    lines.push({
      seq,
      at: event.at,
      when: inWords(event.at, words.calendar),
      sentence: sentenceOf(event, { words, people: then, before: peopleAt(people, seq - 1), by, ...place }),
      why:
        text === undefined || event.type === 'decided'
          ? null
          : words.history.why(text.text ?? words.stages.forgotten),
    });
  }
  return lines.reverse();
}

function sentenceOf(event: Event, { words, people, before, by, stage, round }: Telling): string {
  const { history, calendar } = words;
  const name = (id: string) => nameIn(people, id);
  switch (event.type) {
    case 'imported':
      return history.imported({});
    case 'stage-opened':
      return history['stage-opened']({ ...event, due: inWords(event.due, calendar) });
    case 'draft-used':
      return history['draft-used']({ by, round: event.round });
    case 'decided':
      return history.decided({ by, stage, round, choice: event.choice });
    case 'added':
      return history.added({ by, person: name(event.person), required: event.required });
    case 'replaced':
      return history.replaced({ by, person: name(event.person), successor: name(event.successor) });
    case 'excused':
      return history.excused({ by, person: name(event.person) });
    case 'link-renewed':
      return history['link-renewed']({ by, person: name(event.person), asked: event.asked });
    case 'due-moved':
      return history['due-moved']({ by, due: inWords(event.due, calendar) });
    case 'extended':
      return history.extended({ by, due: inWords(event.due, calendar) });
    case 'released':
      return history.released({
        by,
        due: event.moved === undefined ? null : inWords(event.moved.due, calendar),
      });
    case 'halted':
      return history.halted({ reason: event.reason });
    case 'rebuilt':
      return history.rebuilt({ by: event.by === PARAF ? null : by, stage: event.startAt });
    case 'undeliverable':
      return history.undeliverable({ person: name(event.person), reason: event.reason });
    case 'forgotten':
      return history.forgotten({ person: name(event.person) });
    case 'comment-closed':
      return history['comment-closed']({ by, comment: event.comment });
    case 'person-changed':
      return history['person-changed']({
        by,
        was: nameIn(before, event.person),
        person: name(event.person),
        readdressed: event.readdressed,
      });
    case 'unknown':
      return history.unknown(event);
    case 'settings-changed':
    case 'started':
    case 'closed-early':
    case 'held':
    case 'recalled':
    case 'cancelled':
    case 'disputed':
      return history[event.type]({ by });
  }
}
