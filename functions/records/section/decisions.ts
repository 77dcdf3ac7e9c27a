import type { Event } from '../../approval/event.ts';
import type { Choice, Outcome } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import type { Dossier } from './dossier.ts';

/** One decision as the history tells it; `text` is the comment, null where it was forgotten, '' where there was none. */
export interface DecisionMade {
  readonly seq: number;
  readonly id: string;
  readonly person: string;
  readonly stage: StageName;
  readonly round: number;
  readonly choice: Choice;
  readonly at: string;
  readonly draft: string;
  readonly closes: Outcome | null;
  readonly text: string | null;
  /** The chain's head after it. */
  readonly head: string;
}

/** Every decision of a section, oldest first. */
export function decisionsOf({ events, texts }: Pick<Dossier, 'events' | 'texts'>): DecisionMade[] {
  const made: DecisionMade[] = [];
  let place: { stage: StageName; round: number } | null = null;
  for (const { seq, event, hash } of events) {
    if (event.type === 'stage-opened') place = { stage: event.stage, round: event.round };
    if (event.type !== 'decided' || place === null) continue;
    const { decision: id, by: person, choice, at, draft, closes } = event;
    const text = texts.get(seq);
    made.push({
      seq,
      id,
      person,
      ...place,
      choice,
      at,
      draft,
      closes,
      text: text === undefined ? '' : text.text,
      head: hash,
    });
  }
  return made;
}

/** The last event of a type, with its place in the chain. */
export function lastEvent<Type extends Event['type']>(
  events: Dossier['events'],
  type: Type,
): { readonly seq: number; readonly event: Extract<Event, { type: Type }> } | null {
  const found = events.findLast(({ event }) => event.type === type);
  return found !== undefined && isOf(found.event, type) ? { seq: found.seq, event: found.event } : null;
}

const isOf = <Type extends Event['type']>(
  event: Event,
  type: Type,
): event is Extract<Event, { type: Type }> => event.type === type;
