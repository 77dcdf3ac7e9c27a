import type { StageTraits } from '../functions/approval/path/paths.ts';
import { HALTED, RETRIED, SUPERSEDED } from '../functions/step-functions/error-names.ts';

const A_YEAR = 365 * 24 * 60 * 60;
/** A placeholder that is filled in at deployment. */
const deployed = (name: string): string => `$\{${name}}`;

/**
 * Tries again with full jitter: at most a minute apart, so that all moves within minutes of a fault's end, and half a minute
 * on average, so that five hundred tries take some four hours. Each costs one transition, and four of an execution's
 * 25,000 events.
 */
const retry = (ErrorEquals: readonly string[]) => ({
  ErrorEquals,
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  MaxAttempts: 500,
  JitterStrategy: 'FULL',
});

/** The state machine of a path in Amazon States Language: which stage follows which outcome, and nothing else. */
export function definitionOf(path: readonly [StageTraits, ...StageTraits[]]): object {
  const [first] = path;
  const stages = path.flatMap((stage, place) => {
    const next = path[place + 1]?.title ?? 'Signed Off';
    return [
      [stage.title, waits(stage)],
      [after(stage), branches(stage, { forward: next, back: first.title })],
    ] as const;
  });
  return {
    Comment: `${path.map(({ title }) => title).join(', ')}. Submitted or approved moves a document on; returned sends it back to ${first.title}, in the next round.`,
    QueryLanguage: 'JSONPath',
    StartAt: 'Start At',
    States: {
      'Start At': {
        Comment: `A first execution starts at ${first.title}; a rebuilt one at the stage that is next.`,
        Type: 'Choice',
        Choices: path.map(({ stage, title }) => when('$.startAt', stage, title)),
        Default: 'Unknown Stage',
      },
      ...Object.fromEntries(stages),
      'Signed Off': { Type: 'Succeed' },
      Superseded: {
        Comment: 'A newer generation has taken over; this execution has nothing left to do.',
        Type: 'Succeed',
      },
      'Unknown Stage': reported(
        'UnknownStage',
        'The execution was started at a stage that the path does not have.',
      ),
      'Unknown Outcome': reported(
        'UnknownOutcome',
        'The stage was resumed with an outcome that the path does not have.',
      ),
      Halt: {
        Comment:
          'Marks the section with the reason, if this generation is still its own, and tells the coordinators.',
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: {
          FunctionName: deployed('Halt'),
          Payload: { 'section.$': '$.section', 'generation.$': '$.generation', 'error.$': '$.error' },
        },
        Retry: [retry(['States.ALL'])],
        ResultPath: null,
        Next: 'Halted',
      },
      Halted: {
        Type: 'Fail',
        Error: HALTED,
        Cause: 'The section is marked as halted, with the reason.',
      },
    },
  };
}

const after = ({ title }: StageTraits): string => `After ${title}`;

const when = (Variable: string, StringEquals: string, Next: string) => ({ Variable, StringEquals, Next });

/** Asks open-stage for the stage, and waits under its token until the relay says how it closed. */
const waits = (stage: StageTraits) => ({
  Comment: stage.does,
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: {
    FunctionName: deployed('OpenStage'),
    Payload: {
      'section.$': '$.section',
      'generation.$': '$.generation',
      'round.$': '$.round',
      stage: stage.stage,
      'token.$': '$$.Task.Token',
    },
  },
  TimeoutSeconds: A_YEAR,
  Retry: [retry(RETRIED)],
  Catch: [
    { ErrorEquals: [SUPERSEDED], ResultPath: '$.error', Next: 'Superseded' },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Halt' },
  ],
  Next: after(stage),
});

const branches = ({ forward }: StageTraits, to: { readonly forward: string; readonly back: string }) => ({
  Type: 'Choice',
  Choices: [when('$.outcome', forward, to.forward), when('$.outcome', 'returned', to.back)],
  Default: 'Unknown Outcome',
});

const reported = (name: string, cause: string) => ({
  Type: 'Pass',
  Result: { Error: name, Cause: cause },
  ResultPath: '$.error',
  Next: 'Halt',
});
