import { lastEvent } from '../records/section/decisions.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { nameIn, type Person } from '../wording/person.ts';
import type { Wording } from '../wording/wording.ts';

/** Who holds a section and why, ready to print; `why` is '' where no reason was given. */
interface HoldTold {
  readonly by: string;
  readonly why: string;
}

/** Who holds this section; null where nobody does. A reason that was forgotten is said to be. */
export function holdOf(
  { section, events, texts }: Pick<Dossier, 'section' | 'events' | 'texts'>,
  people: ReadonlyMap<string, Person>,
  words: Wording,
): HoldTold | null {
  if (section.hold === null) return null;
  const held = lastEvent(events, 'held');
  const text = held === null ? undefined : texts.get(held.seq);
  return {
    by: text?.name ?? nameIn(people, section.hold.by),
    why: text === undefined ? '' : (text.text ?? words.stages.forgotten),
  };
}
