import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import type { Definition, State } from '../workflows/definition.ts';
import type { Dice } from './dice.ts';
import type { Driver } from './driver.ts';

type Data = Readonly<Record<string, unknown>>;
const Data = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));
type Task = Extract<State, { Type: 'Task' }>;

/** A function's failure, as the service hears of it. */
export interface Failed {
  readonly Error: string;
  readonly Cause: string;
}

export interface Run {
  readonly name: string;
  readonly input: string;
  readonly startedAt: number;
  status: ExecutionStatus;
  data: Data;
  state: string;
  token: string | null;
  /** How often each retrier of the state has retried. */
  retries: number[];
  /** Raised whenever the state is left or tried again: what was under way before is no longer heard. */
  visit: number;
}

interface MachineOptions {
  readonly definition: Definition;
  readonly driver: Driver;
  readonly dice: Dice;
  /** Runs a function; `done` hears its failure, or null. */
  invoke(name: string, payload: Data, done: (failed: Failed | null) => void, run: Run): void;
  /** An execution has ended. */
  ended(run: Run): void;
}

/**
 * Step Functions on a driven clock: the section's own definition, with retries, jitter, catches, task tokens and
 * executions that are stopped, fail, or are lost. Throws the errors that the service answers with.
 */
export class Machine {
  readonly #options: MachineOptions;
  readonly #runs = new Map<string, Run>();
  readonly #tokens = new Map<string, Run>();
  #issued = 0;

  constructor(options: MachineOptions) {
    this.#options = options;
  }

  start(name: string, input: string): Run {
    const known = this.#runs.get(name);
    if (known !== undefined) {
      if (known.status === 'RUNNING' && known.input === input) return known;
      throw new ExecutionAlreadyExists({ message: name, $metadata: {} });
    }
    const run: Run = {
      name,
      input,
      startedAt: this.#options.driver.nowMs(),
      status: 'RUNNING',
      data: v.parse(Data, input),
      state: '',
      token: null,
      retries: [],
      visit: 0,
    };
    this.#runs.set(name, run);
    this.#enter(run, this.#options.definition.StartAt);
    return run;
  }

  describe(name: string): Run {
    const run = this.#runs.get(name);
    if (run === undefined) throw new ExecutionDoesNotExist({ message: name, $metadata: {} });
    return run;
  }

  running(): Run[] {
    return [...this.#runs.values()].filter(({ status }) => status === 'RUNNING');
  }

  /** What an operator's console, the service or a year's end does to an execution. */
  end(name: string, status: ExecutionStatus): void {
    const run = this.describe(name);
    if (run.status !== 'RUNNING') return;
    run.status = status;
    run.visit += 1;
    if (run.token !== null) this.#tokens.delete(run.token);
    this.#options.ended(run);
  }

  succeed(token: string, output: string): void {
    const run = this.#tokens.get(token);
    if (run === undefined) {
      const issuer = this.#lives === Number(token.split('.')[0]);
      throw issuer
        ? new TaskTimedOut({ message: 'the task has ended', $metadata: {} })
        : new TaskDoesNotExist({ message: 'no such task', $metadata: {} });
    }
    this.#tokens.delete(token);
    run.data = v.parse(Data, output);
    this.#enter(run, this.#task(run)?.Next ?? '');
  }

  /** The task waits on, but not under the token that it was given. */
  loseToken(run: Run): void {
    if (run.token !== null) this.#tokens.delete(run.token);
  }

  /** Everything in memory is gone. */
  loseAll(): void {
    for (const run of this.#runs.values()) run.visit += 1;
    this.#runs.clear();
    this.#tokens.clear();
    this.#lives += 1;
  }
  #lives = 1;

  #task(run: Run): Task | null {
    const state = this.#options.definition.States[run.state];
    return state?.Type === 'Task' ? state : null;
  }

  #enter(run: Run, name: string): void {
    run.state = name;
    run.visit += 1;
    run.retries = [];
    run.token = null;
    const state = this.#options.definition.States[name];
    switch (state?.Type) {
      case 'Choice': {
        const taken = state.Choices.find(
          ({ Variable, StringEquals }) => at(run.data, Variable) === StringEquals,
        );
        const next = taken?.Next ?? state.Default;
        if (next === undefined) this.end(run.name, 'FAILED');
        else this.#enter(run, next);
        break;
      }
      case 'Pass':
        run.data = { ...run.data, error: state.Result };
        this.#enter(run, state.Next);
        break;
      case 'Task':
        this.#perform(run, state);
        break;
      case 'Succeed':
        this.end(run.name, 'SUCCEEDED');
        break;
      case 'Fail':
      case undefined:
        this.end(run.name, 'FAILED');
    }
  }

  #perform(run: Run, task: Task): void {
    if (run.token !== null) this.#tokens.delete(run.token);
    const waits = task.Resource.endsWith('.waitForTaskToken');
    this.#issued += 1;
    run.token = `${this.#lives}.${this.#issued}.token-of-${run.name}`;
    if (waits) this.#tokens.set(run.token, run);
    run.visit += 1;
    const { visit } = run;
    const payload = Object.fromEntries(
      Object.entries(task.Parameters.Payload).map(([field, value]) =>
        field.endsWith('.$')
          ? [field.slice(0, -2), value === '$$.Task.Token' ? run.token : at(run.data, value)]
          : [field, value],
      ),
    );
    const name = /^\$\{(\w+)\}$/.exec(task.Parameters.FunctionName)?.[1] ?? '';
    const done = (failed: Failed | null) => {
      if (run.visit !== visit || run.status !== 'RUNNING') return;
      if (failed !== null) this.#failed(run, task, failed);
      else if (!waits) this.#enter(run, task.Next);
    };
    this.#options.invoke(name, payload, done, run);
  }

  #failed(run: Run, task: Task, failed: Failed): void {
    const { driver, dice } = this.#options;
    const names = (listed: readonly string[]) =>
      listed.includes(failed.Error) || listed.includes('States.ALL');
    const which = task.Retry.findIndex(({ ErrorEquals }) => names(ErrorEquals));
    const retrier = task.Retry[which];
    const retried = run.retries[which] ?? 0;
    if (retrier !== undefined && retried < retrier.MaxAttempts) {
      run.retries[which] = retried + 1;
      const most = Math.min(
        retrier.MaxDelaySeconds,
        retrier.IntervalSeconds * retrier.BackoffRate ** retried,
      );
      const { visit } = run;
      driver.after(most * 1000 * (retrier.JitterStrategy === 'FULL' ? dice.next() : 1), () => {
        if (run.visit === visit && run.status === 'RUNNING') this.#perform(run, task);
      });
      return;
    }
    const catcher = task.Catch.find(({ ErrorEquals }) => names(ErrorEquals));
    if (catcher === undefined) {
      this.end(run.name, 'FAILED');
      return;
    }
    run.data = { ...run.data, error: failed };
    this.#enter(run, catcher.Next);
  }
}

const at = (data: Data, path: string): unknown => data[path.replace(/^\$\./, '')];
