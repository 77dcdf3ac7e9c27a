import type { Section } from './section.ts';
import { SECTION_STATES, type SectionState } from './path/stages.ts';

/** What a section's state is shown as. */
export const SHOWN_STATES = [...SECTION_STATES, 'sign-off-disputed'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** A sign-off that somebody disputes is none until a coordinator has looked into it: it is released, or recalled. */
export const shownState = ({
  state,
  dispute,
}: { readonly state: SectionState } & Pick<Section, 'dispute'>): ShownState =>
  state === 'signed-off' && dispute !== null ? 'sign-off-disputed' : state;
