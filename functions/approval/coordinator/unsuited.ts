import type { Event } from '../event.ts';
import type { StageName } from '../path/paths.ts';
import { draftersOf, openStage, seatsOf, type Section, type Settings } from '../section.ts';
import { isDrafting, STAGES } from '../path/stages.ts';

/**
 * Why somebody had better not be asked in a stage: they draft this section, sit in another of its stages, or have decided
 * in this round already. No rule forbids it, since small offices have nobody else; whoever seats them is told.
 */
export type Unsuited =
  | { readonly because: 'drafts' }
  | { readonly because: 'sits'; readonly stage: StageName }
  | { readonly because: 'has-decided' };

/** What speaks against asking this person in the open stage; nothing where none is open. */
export function unsuited(section: Section, person: string): readonly Unsuited[] {
  const stage = openStage(section);
  if (stage === null) return [];
  const seated = unsuitedBy(section.settings, stage.stage, person);
  const { predecessors } = stage;
  if (!isDrafting(stage.stage) && draftersOf(stage).includes(person) && !seated.some(isDrafter))
    return [{ because: 'drafts' }, ...seated];
  return seated.length === 0 && predecessors.deciders.includes(person)
    ? [{ because: 'has-decided' }]
    : seated;
}

/** What a roster says against a person's seat in one of its stages. */
export const unsuitedBy = (
  settings: Pick<Settings, 'roster'>,
  stage: StageName,
  person: string,
): readonly Unsuited[] =>
  STAGES.filter((it) => it !== stage && seatsOf(settings, it).some((seat) => seat.person === person)).map(
    (it) => (isDrafting(it) && !isDrafting(stage) ? { because: 'drafts' } : { because: 'sits', stage: it }),
  );

/** Whom this event asks that was not asked before, by a coordinator's hand. */
export function seatedBy(event: Event): string | null {
  if (event.type === 'added') return event.person;
  return event.type === 'replaced' ? event.successor : null;
}

const isDrafter = ({ because }: Unsuited): boolean => because === 'drafts';
