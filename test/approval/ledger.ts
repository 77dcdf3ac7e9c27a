import type { Settings } from '../../functions/approval/section.ts';
import type { Choice, Outcome } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';

/** One person's place in a stage, as a reader of the history would note it down. */
export interface Place {
  readonly person: string;
  /** The id of the place itself. */
  readonly seat: string;
  readonly required: boolean;
  readonly stands: 'asked' | 'decided' | 'released' | 'excused' | 'replaced';
  readonly choice: Choice | null;
  readonly draft: string | null;
  readonly since: string;
  readonly epoch: number;
  /** When this person asked for a new link. */
  readonly requests: readonly string[];
}

/** One stage of one round. `outcome` is null while it is open. */
export interface Sitting {
  readonly stage: StageName;
  readonly round: number;
  readonly places: readonly Place[];
  readonly due: string;
  readonly outcome: Outcome | null;
}

/** What a reader keeps who goes through a section's events one by one, knowing design.md and not the rules' code. */
export interface Ledger {
  readonly seen: number;
  readonly id: string | null;
  readonly started: boolean;
  readonly ended: 'signed-off' | 'cancelled' | null;
  readonly roster: Settings['roster'];
  /** The stages opened in the latest round, in order; the last one may be open. */
  readonly sittings: readonly Sitting[];
  /** Somebody recalled the section where no stage was open: drafting of the next round opens next. */
  readonly takenBack: boolean;
  readonly draft: { readonly sha256: string; readonly round: number } | null;
  readonly held: boolean;
  /** Since when; null where it is not held, or only disputed. */
  readonly heldAt: string | null;
  readonly disputed: boolean;
  readonly halted: boolean;
  /** What it was last halted for. */
  readonly haltedFor: string;
  readonly decisions: readonly { readonly id: string; readonly by: string; readonly disputed: boolean }[];
  readonly generation: number;
  readonly executions: readonly string[];
  readonly rebuiltOn: readonly string[];
}

export const EMPTY: Ledger = {
  seen: 0,
  id: null,
  started: false,
  ended: null,
  roster: {},
  sittings: [],
  takenBack: false,
  draft: null,
  held: false,
  heldAt: null,
  disputed: false,
  halted: false,
  haltedFor: '',
  decisions: [],
  generation: 0,
  executions: [],
  rebuiltOn: [],
};

export const latest = (ledger: Ledger): Sitting | null => ledger.sittings.at(-1) ?? null;

/** The stage that is open now. */
export function sitting(ledger: Ledger): Sitting | null {
  const last = latest(ledger);
  return ledger.ended === null && last?.outcome === null ? last : null;
}

export const roundOf = (ledger: Ledger): number => latest(ledger)?.round ?? 0;

export const placeOf = (at: Sitting, person: string): Place | undefined =>
  at.places.find((place) => place.person === person);

export const askedIn = (at: Sitting | null): string[] =>
  at === null ? [] : at.places.filter((place) => place.stands === 'asked').map((place) => place.person);

const AFTER = {
  drafting: 'opd-review',
  'opd-review': 'ugm-review',
  'ugm-review': 'sekda-sign-off',
  'sekda-sign-off': null,
} as const;

/** The stage that has to open next, and its round: design.md's picture of the path. */
export function opensNext(ledger: Ledger): { stage: StageName; round: number } | null {
  const last = latest(ledger);
  if (ledger.ended === 'cancelled' || !ledger.started) return null;
  if (ledger.takenBack) return { stage: 'drafting', round: roundOf(ledger) + 1 };
  if (last === null) return { stage: 'drafting', round: 1 };
  if (last.outcome === null) return null;
  if (last.outcome === 'returned') return { stage: 'drafting', round: last.round + 1 };
  const stage = AFTER[last.stage];
  return stage === null ? null : { stage, round: last.round };
}

/** How a stage with these places has to stand: closed in some way, or (null) still waiting. */
export function verdict({ stage, places }: Sitting): Outcome | null {
  const said = { submit: 0, approve: 0, return: 0 };
  let waitingFor = 0;
  for (const place of places) {
    if (place.choice !== null) said[place.choice] += 1;
    if (place.stands === 'asked' && place.required) waitingFor += 1;
  }
  if (stage === 'drafting') return said.submit > 0 ? 'submitted' : null;
  if (waitingFor > 0 || said.approve + said.return === 0) return null;
  return said.return > 0 ? 'returned' : 'approved';
}
