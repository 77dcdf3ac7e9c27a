import { OUTCOMES } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { traitsOf, nextStage, STAGES } from '../../functions/approval/path/stages.ts';
import { RETRIED, SUPERSEDED } from '../../functions/step-functions/error-names.ts';

/** What open-stage meets, one step for each time it is invoked: a resume's outcome, or an error by name. */
export type Step = { readonly outcome: string; readonly round: number } | { readonly throws: string };

/** One life of an execution, and what the rules (never the definition) say must come of it. */
export interface Scenario {
  readonly title: string;
  readonly startAt: string;
  readonly steps: readonly Step[];
  /** Errors that halt meets before it gets through; `for ever` never does. */
  readonly haltMeets: readonly string[] | 'for ever';
  readonly expected: Expected;
}

export interface Expected {
  /** `stage@round` for every time open-stage is invoked, in order. */
  readonly opened: readonly string[];
  /** The error's name in each of halt's invocations. */
  readonly halts: readonly string[];
  readonly ends: 'signed off' | 'superseded' | 'halted' | 'failed unhalted';
}

const ROUND = 3;
const isStage = (word: string): word is StageName => STAGES.some((stage) => stage === word);

/** What the rules make of a script: the stage that follows, by the approval's own order. */
function foretold(
  startAt: string,
  steps: readonly Step[],
  attempts: number,
): Omit<Expected, 'halts'> & { error: string } {
  const opened: string[] = [];
  if (!isStage(startAt)) return { opened, ends: 'halted', error: 'UnknownStage' };
  let stage: StageName = startAt;
  let round = ROUND;
  let failures = 0;
  for (const step of steps) {
    opened.push(`${stage}@${round}`);
    if ('throws' in step) {
      if (step.throws === SUPERSEDED) return { opened, ends: 'superseded', error: '' };
      failures += 1;
      const again = RETRIED.some((name) => name === step.throws) && failures <= attempts;
      if (!again) return { opened, ends: 'halted', error: step.throws };
      continue;
    }
    failures = 0;
    round = step.round;
    if (step.outcome === 'returned') stage = 'drafting';
    else if (step.outcome !== traitsOf(stage).forward)
      return { opened, ends: 'halted', error: 'UnknownOutcome' };
    else {
      const next = nextStage(stage);
      if (next === null) return { opened, ends: 'signed off', error: '' };
      stage = next;
    }
  }
  throw new Error(`the script of a scenario at ${startAt} does not end`);
}

function scenario(
  title: string,
  startAt: string,
  steps: readonly Step[],
  attempts: number,
  haltMeets: Scenario['haltMeets'] = [],
): Scenario {
  const { opened, ends, error } = foretold(startAt, steps, attempts);
  if (ends !== 'halted') return { title, startAt, steps, haltMeets, expected: { opened, halts: [], ends } };
  const halted = haltMeets !== 'for ever';
  const halts = Array.from({ length: halted ? haltMeets.length + 1 : 0 }, () => error);
  return {
    title,
    startAt,
    steps,
    haltMeets,
    expected: { opened, halts, ends: halted ? 'halted' : 'failed unhalted' },
  };
}

/** From this stage to sign-off without another return. */
const forward = (from: StageName, round = ROUND): Step[] =>
  STAGES.slice(STAGES.indexOf(from)).map((stage) => ({ outcome: traitsOf(stage).forward, round }));

/**
 * Lives that together must take every arrow. `attempts` is how often a stage is retried before its fault counts; halt's
 * own retries are not foretold in number where they never end.
 */
export function scenarios(attempts: number): Scenario[] {
  const make = (title: string, startAt: string, steps: readonly Step[], halt: Scenario['haltMeets'] = []) =>
    scenario(title, startAt, steps, attempts, halt);
  return [
    make('a stage that does not exist', 'publishing', []),
    make('halt meets any error once', 'publishing', [], ['AnyError']),
    make('halt never gets through', 'publishing', [], 'for ever'),
    ...STAGES.flatMap((stage) => [
      make(`${stage} to sign-off`, stage, forward(stage)),
      make(`${stage} is returned, then all again`, stage, [
        { outcome: 'returned', round: ROUND + 1 },
        ...forward('drafting', ROUND + 1),
      ]),
      ...[...OUTCOMES.filter((one) => one !== 'returned' && one !== traitsOf(stage).forward), 'shelved'].map(
        (outcome) => make(`${stage} is resumed ${outcome}`, stage, [{ outcome, round: ROUND }]),
      ),
      ...RETRIED.map((throws) =>
        make(`${stage} meets ${throws} once`, stage, [{ throws }, ...forward(stage)]),
      ),
      make(
        `${stage} meets TransientFault for ever`,
        stage,
        Array.from({ length: attempts + 1 }, () => ({ throws: 'TransientFault' })),
      ),
      make(`${stage} is superseded`, stage, [{ throws: SUPERSEDED }]),
      make(`${stage} meets an unknown error`, stage, [{ throws: 'TypeError' }]),
    ]),
  ];
}
