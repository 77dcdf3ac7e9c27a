import type { Choice, Outcome } from '../approval/path/choices.ts';
import type { StageName } from '../approval/path/paths.ts';
import type { ShownState } from '../approval/shown-state.ts';

/** The office's names for what is on the path. */
export interface StageWords {
  readonly masterplan: string;
  readonly book: string;
  readonly section: string;
  readonly stage: string;
  readonly draft: string;
  readonly comment: string;
  readonly response: string;
  readonly round: (round: number) => string;
  readonly stages: Readonly<Record<StageName, string>>;
  /** Where a draft goes on to that comes to this stage, after "the draft goes on". */
  readonly goesOn: Readonly<Record<StageName, string>>;
  readonly states: Readonly<Record<ShownState, string>>;
  /** How a stage closed: "Disetujui"; at sign-off "Disahkan". */
  readonly outcome: (stage: StageName, outcome: Outcome) => string;
  /** What stands on the button: "Setujui"; at sign-off "Sahkan". */
  readonly choose: (stage: StageName, choice: Choice) => string;
  /** What was decided, as a word of its own: "Disetujui". */
  readonly chosen: (stage: StageName, choice: Choice) => string;
  /** What someone did, after their name: "menyetujui". */
  readonly did: (stage: StageName, choice: Choice) => string;
  /** What someone of this stage is called: "penyusun", "penelaah". */
  readonly role: (stage: StageName) => string;
  readonly required: string;
  readonly optional: string;
  /** Names in a row: "A, B, dan C". */
  readonly list: (names: readonly string[]) => string;
  /** Stands where a text has been deleted on request. */
  readonly forgotten: string;
}
