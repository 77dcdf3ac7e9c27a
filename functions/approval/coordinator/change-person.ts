import type { Acting } from '../acting.ts';
import type { PersonChange } from '../event.ts';
import { refuse, type Ruling } from '../refusal.ts';

/**
 * Puts on record that another version of a person is in force in this section. Also once it is signed off or cancelled: what
 * was decided must go on naming who decided it. `known`: the version that its record names already.
 */
export const changePerson = (
  change: PersonChange,
  { known, by, now }: Acting & { readonly known: number | null },
): Ruling =>
  known === change.version
    ? refuse({ refused: 'unchanged' })
    : { type: 'person-changed', ...change, at: now, by };
