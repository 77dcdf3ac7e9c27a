import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { HALTED } from '../../functions/step-functions/error-names.ts';
import { executionArn } from '../../functions/step-functions/execution-arn.ts';
import { HaltInput } from '../../functions/step-functions/task-input.ts';
import type { Execution } from '../../local/step-functions/execution.ts';
import {
  Executions,
  type ExecutionsOptions,
  type InterpreterEvent,
} from '../../local/step-functions/executions.ts';
import type { Definition } from './definition.ts';
import { type Scenario, scenarios, type Step } from './scenarios.ts';
import { arrow, transitionsOf, transitionsTaken } from './transitions.ts';

export interface Walk {
  /** Every arrow of the definition, with how often it was taken. */
  readonly taken: ReadonlyMap<string, number>;
  /** Where the definition does not do what the rules say, and arrows that nothing took. Empty is good. */
  readonly violations: readonly string[];
}

const ARN = 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:section-approval';
const GENERATION = 4;
/** open-stage takes a stage as any word here: a broken definition may say another. */
const Opening = v.strictObject({
  section: v.string(),
  generation: v.literal(GENERATION),
  round: v.number(),
  stage: v.string(),
  token: v.string(),
});
const Halting = v.strictObject({ ...HaltInput.entries, generation: v.literal(GENERATION) });

/** One scenario under way: what was seen of it. */
class Life {
  readonly opened: string[] = [];
  readonly halts: string[] = [];
  readonly events: InterpreterEvent[] = [];
  readonly ended = Promise.withResolvers<void>();
  readonly complaints: string[] = [];

  constructor(readonly scenario: Scenario) {}

  complain(what: string): void {
    this.complaints.push(`${this.scenario.title}: ${what}`);
  }

  /** The script's next step, or undefined beyond its end. */
  open(stage: string, round: number): Step | undefined {
    this.opened.push(`${stage}@${round}`);
    return this.scenario.steps[this.opened.length - 1];
  }

  /** The error that halt meets this time, if any. */
  halt(error: string): string | undefined {
    this.halts.push(error);
    const { haltMeets } = this.scenario;
    return haltMeets === 'for ever' ? 'AnyError' : haltMeets[this.halts.length - 1];
  }

  judge(execution: Execution): void {
    const { expected } = this.scenario;
    this.#compare('opened', this.opened, expected.opened);
    if (expected.ends !== 'failed unhalted') this.#compare('halted by', this.halts, expected.halts);
    this.#compare('ended', endOf(execution, this.events), expected.ends);
  }

  #compare(what: string, seen: unknown, foretold: unknown): void {
    if (isDeepStrictEqual(seen, foretold)) return;
    this.complain(`${what} ${JSON.stringify(seen)}, but the rules say ${JSON.stringify(foretold)}`);
  }
}

/**
 * Runs every scenario on the local interpreter and compares what happened with what the rules foretell. `attempts`: how
 * often the definition tries a stage again. `until: 'a violation'` stops at the first, for definitions broken on purpose.
 */
export async function walk(
  definition: Definition,
  attempts: number,
  until: 'the end' | 'a violation' = 'the end',
): Promise<Walk> {
  const taken = new Map(transitionsOf(definition).map((one) => [arrow(one), 0]));
  const lives = new Map(scenarios(attempts).map((one, at) => [`bojonegoro.walk-${at}`, new Life(one)]));
  const violations: string[] = [];
  const executions = interpreterFor(definition, lives, violations);
  if (executions === null) return { taken, violations };
  for (const [section, life] of lives) {
    const { startAt } = life.scenario;
    const input = JSON.stringify({ section, generation: GENERATION, startAt, round: 3 });
    const { arn } = executions.start(section, input);
    await life.ended.promise;
    life.judge(executions.describe(arn));
    violations.push(...life.complaints);
    if (until === 'a violation' && violations.length > 0) break;
    for (const one of transitionsTaken(definition, life.events).map(arrow)) {
      if (!taken.has(one)) violations.push(`took an arrow that is not in the definition: ${one}`);
      taken.set(one, (taken.get(one) ?? 0) + 1);
    }
  }
  await executions.close();
  for (const [one, times] of taken) if (times === 0) violations.push(`never taken: ${one}`);
  return { taken, violations };
}

/** Null, with a violation, where the interpreter refuses the definition: a state that nothing leads to. */
function interpreterFor(
  definition: Definition,
  lives: ReadonlyMap<string, Life>,
  violations: string[],
): Executions | null {
  /** Whom a payload is for; one that is not readable, or for nobody, is a violation, and fails the task. */
  const read = <Schema extends v.GenericSchema<unknown, { section: string }>>(
    schema: Schema,
    payload: unknown,
  ) => {
    const parsed = v.safeParse(schema, payload);
    const life = parsed.success ? lives.get(parsed.output.section) : undefined;
    if (parsed.success && life !== undefined) return { input: parsed.output, life };
    violations.push(`a function was given ${JSON.stringify(payload)}`);
    throw new TypeError('not readable');
  };
  const fail = (name: string) => Object.assign(new Error('planted'), { name });

  const options: ExecutionsOptions = {
    stateMachineArn: ARN,
    definition: JSON.stringify(definition),
    retryDelayMs: 0,
    onEvent: ({ name }, event) => lives.get(name)?.events.push(event),
    onStatusChange: ({ detail }) => {
      if (detail.status !== 'RUNNING') lives.get(detail.name)?.ended.resolve();
    },
    functions: {
      async OpenStage(payload) {
        const { input, life } = read(Opening, payload);
        const step = life.open(input.stage, input.round);
        if (step === undefined) {
          life.complain('open-stage was invoked once more than the rules say');
          executions?.stop(executionArn(ARN, input.section), 'Walk', 'gone too far');
        } else if ('throws' in step) {
          throw fail(step.throws);
        } else {
          const { section, generation } = input;
          executions?.succeed(input.token, JSON.stringify({ section, generation, ...step }));
        }
      },
      async Halt(payload) {
        const { input, life } = read(Halting, payload);
        const meets = life.halt(input.error.Error);
        if (meets !== undefined) throw fail(meets);
      },
    },
  };
  let executions: Executions | null = null;
  try {
    executions = new Executions(options);
  } catch (error) {
    violations.push(error instanceof Error ? error.message : String(error));
  }
  return executions;
}

function endOf(execution: Execution, events: readonly InterpreterEvent[]): string {
  const last = events.findLast((event) => event.type === 'StateEntered');
  if (execution.status === 'SUCCEEDED') {
    return last?.type === 'StateEntered' ? last.state.name.toLowerCase() : '(nowhere)';
  }
  if (execution.status === 'FAILED') return execution.error === HALTED ? 'halted' : 'failed unhalted';
  return execution.status;
}
