import { seatsOf, type Stage } from '../../approval/section.ts';
import type { Outcome } from '../../approval/path/choices.ts';
import type { StageName } from '../../approval/path/paths.ts';
import { shownState } from '../../approval/shown-state.ts';
import { stagesOf, traitsOf } from '../../approval/path/stages.ts';
import { daysSince } from '../../calendar/day-of.ts';
import type { Dossier } from '../../records/section/dossier.ts';

const HOUR_MS = 60 * 60 * 1000;

/** One stage of one round. `coming`: it has not opened; `next`: it is being opened; `stopped`: it ended without an outcome. */
export interface Step {
  readonly stage: StageName;
  readonly state: 'coming' | 'next' | 'open' | 'closed' | 'stopped';
  /** Null where it has not opened. */
  readonly opened: Stage | null;
  readonly outcome: Outcome | null;
  /** Of a sign-off that somebody disputes. */
  readonly disputed: boolean;
  /** Whole hours from opening to closing. */
  readonly hours: number | null;
  /** Whole days that it closed after its deadline, or is open after it; null where it was or is in time. */
  readonly late: number | null;
  /** Who would be asked in a stage that has not opened, as the settings are now: ids. */
  readonly wouldAsk: readonly string[];
}

export interface Round {
  readonly round: number;
  readonly steps: readonly Step[];
}

/** The rounds of a section, the latest first, each with the stages that it had, or may still have, in their order. */
export function roundsOf({ section, stages }: Dossier, now: string): Round[] {
  const latest = Math.max(1, section.round, section.next?.round ?? 0);
  return Array.from({ length: latest }, (_, i) => latest - i).map((round) => ({
    round,
    steps: stagesOf(section.path).flatMap((name): Step[] => {
      const stage = stages.find((it) => it.stage === name && it.round === round);
      if (stage !== undefined) {
        const disputed = round === latest && isSignOff(stage) && shownState(section) === 'sign-off-disputed';
        return [{ ...stepOf(stage, section.state === 'cancelled', now), disputed }];
      }
      const ended = section.state === 'cancelled' || section.state === 'signed-off';
      if (round < latest || ended) return [];
      const isNext = section.next?.stage === name && section.next.round === round;
      return [
        { ...UNOPENED, stage: name, state: isNext ? 'next' : 'coming', wouldAsk: asked(section, name) },
      ];
    }),
  }));
}

const isSignOff = ({ closed, stage }: Stage): boolean =>
  traitsOf(stage).task === 'signature' && closed?.outcome === 'approved';

const UNOPENED = { opened: null, outcome: null, disputed: false, hours: null, late: null } as const;

const asked = ({ settings }: Dossier['section'], stage: StageName): string[] =>
  seatsOf(settings, stage).map(({ person }) => person);

function stepOf(opened: Stage, isCancelled: boolean, now: string): Omit<Step, 'disputed'> {
  const { stage, closed, due, openedAt } = opened;
  const end = closed?.at ?? now;
  return {
    stage,
    state: closed !== null ? 'closed' : isCancelled ? 'stopped' : 'open',
    opened,
    outcome: closed?.outcome ?? null,
    hours: closed === null ? null : Math.floor((Date.parse(end) - Date.parse(openedAt)) / HOUR_MS),
    late: end > due && !(closed === null && isCancelled) ? daysSince(due, end) : null,
    wouldAsk: [],
  };
}
