import type { Event } from '../approval/event.ts';
import { holdersOf, openStage, type Section } from '../approval/section.ts';
import { inWords } from '../calendar/in-words.ts';
import type { Wording } from '../wording/wording.ts';
import { firstStage } from '../approval/path/stages.ts';

/**
 * What a coordinator's act does, and what follows: a sentence each, the same before it is done and after. `section`: as
 * the event makes it. `name`: what readers call a person of this id.
 */
export function tellAct(
  { event, section }: { readonly event: Event; readonly section: Section },
  name: (id: string) => string,
  words: Wording,
): string[] {
  const { does } = words.acts;
  const at = { stage: section.stage?.stage ?? firstStage(section.path), round: section.round };
  const next = nextOf(section, name, words);
  switch (event.type) {
    case 'held':
    case 'cancelled':
      return [does[event.type]];
    case 'released': {
      const due = event.moved === undefined ? null : inWords(event.moved.due, words.calendar);
      return [does.released, ...(due === null ? [] : [does.dueByHold({ ...at, due })]), next];
    }
    case 'recalled':
      return [does[event.type], next];
    case 'closed-early':
      return [does['closed-early'](at), next];
    case 'added':
      return [does.added({ ...event, ...at, person: name(event.person) })];
    case 'replaced':
      return [
        does.replaced({ ...event, ...at, person: name(event.person), successor: name(event.successor) }),
      ];
    case 'excused':
      return [does.excused({ ...at, person: name(event.person) }), next];
    case 'link-renewed':
      return [does['link-renewed']({ ...at, person: name(event.person) })];
    case 'due-moved':
      return [does['due-moved']({ ...at, due: inWords(event.due, words.calendar) })];
    case 'extended':
      return [does.extended({ ...at, due: inWords(event.due, words.calendar) })];
    case 'rebuilt':
      return [does.rebuilt({ stage: event.startAt, round: event.round })];
    default:
      return [next];
  }
}

function nextOf(section: Section, name: (id: string) => string, words: Wording): string {
  const { next } = words.acts.does;
  if (section.state === 'signed-off') return next.signedOff;
  if (openStage(section) !== null) {
    return next.waits({ names: words.stages.list(holdersOf(section).map((it) => name(it.person))) });
  }
  return section.next === null ? next.notStarted : next.opens(section.next);
}
