import type { StateMachine } from 'aws-local-stepfunctions';
import { executionArn } from '../../functions/step-functions/execution-arn.ts';
import { type LocalDefinition, localDefinition } from './definition.ts';
import { type Ending, endingOf, type Execution } from './execution.ts';
import { invoke, type Json, parseJson, type TaskFunction, TaskFailure } from './invoke.ts';
import { ServiceError } from './service-error.ts';
import { type StatusChange, statusChange } from './status-change.ts';
import { TaskTokens } from './task-tokens.ts';

/** One step of the interpreter: a state entered, failed, retried, caught … */
export type InterpreterEvent =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

/** What waits under each token. */
export type Tokens = TaskTokens<PromiseWithResolvers<Json>>;

export interface ExecutionsOptions {
  readonly stateMachineArn: string;
  /** Amazon States Language, JSON text. */
  readonly definition: string;
  /** Shared with the executions of other machines of the same service: a token does not say whose it is. */
  readonly tokens?: Tokens | undefined;
  /** By the name that stands in the definition's `${…}`. */
  readonly functions: Readonly<Record<string, TaskFunction>>;
  readonly onStatusChange?: ((change: StatusChange) => void | Promise<void>) | undefined;
  readonly onEvent?: ((execution: Execution, event: InterpreterEvent) => void) | undefined;
  /** How many ended executions stay describable; the oldest are forgotten first. */
  readonly keepEnded?: number | undefined;
  /** Waits this long before each retry instead of what the definition says. */
  readonly retryDelayMs?: number | undefined;
}

interface Running {
  execution: Execution;
  /** Shared with the interpreter by reference: the next task's token is read from here. */
  readonly task: { Token: string };
  current: { readonly token: string; readonly result: PromiseWithResolvers<Json> } | null;
  abort: () => void;
}

/** Ends a task of a stopped execution past every Retry and Catch: the interpreter's abort alone leaves retries running. */
class ExecutionStopped extends Error {
  override readonly name = 'ExecutionStopped';
  readonly isRetryable = false;
  readonly isCatchable = false;
}

/** The executions of one state machine, in memory: what the service does, without the protocol. Refusals throw ServiceError. */
export class Executions {
  readonly #options: ExecutionsOptions;
  readonly #definition: LocalDefinition;
  readonly #tokens: Tokens;
  readonly #running = new Map<string, Running>();
  readonly #ended = new Map<string, Execution>();
  readonly #inFlight = new Set<Promise<void>>();
  #closed = false;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
    this.#definition = localDefinition(options.definition);
    this.#tokens = options.tokens ?? new TaskTokens();
  }

  /** Starts an execution, or finds the running one of the same name and the same input. `input` is JSON text. */
  start(name: string, input: string): Execution {
    if (this.#closed) {
      throw new ServiceError('StateMachineDoesNotExist', 'the local Step Functions is stopping');
    }
    const arn = executionArn(this.#options.stateMachineArn, name);
    const running = this.#running.get(arn);
    if (running !== undefined && running.execution.input === input) return running.execution;
    if (running !== undefined || this.#ended.has(arn)) {
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    return this.#run(arn, name, input);
  }

  describe(arn: string): Execution {
    const found = this.#running.get(arn)?.execution ?? this.#ended.get(arn);
    if (found === undefined) {
      throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    }
    return found;
  }

  /** Newest first. */
  list(): Execution[] {
    const all = [...this.#ended.values(), ...[...this.#running.values()].map(({ execution }) => execution)];
    return all.sort((a, b) => b.startDate - a.startDate);
  }

  /** Stopping an ended execution changes nothing. */
  stop(arn: string, error: string | null, cause: string | null): Execution {
    const running = this.#running.get(arn);
    if (running === undefined) return this.describe(arn);
    this.#end(running, { status: 'ABORTED', output: null, error, cause });
    return running.execution;
  }

  /** `output` is JSON text. */
  succeed(token: string, output: string): void {
    const result = parseJson(output);
    this.#tokens.take(token).resolve(result);
  }

  fail(token: string, error: string, cause: string): void {
    this.#tokens.take(token).reject(new TaskFailure(error, cause));
  }

  /** The interpreter has no HeartbeatSeconds, so a heartbeat only says whether something waits. */
  heartbeat(token: string): void {
    this.#tokens.find(token);
  }

  /** Stops every execution, telling nobody (the process ends, not the work), and waits for functions under way. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const running of [...this.#running.values()]) this.#release(running);
    await Promise.allSettled([...this.#inFlight]);
  }

  #run(arn: string, name: string, input: string): Execution {
    const running: Running = {
      execution: {
        arn,
        name,
        input,
        startDate: Date.now(),
        status: 'RUNNING',
        stopDate: null,
        output: null,
        error: null,
        cause: null,
      },
      task: { Token: this.#tokens.issue() },
      current: null,
      abort: () => {},
    };
    const taskResourceLocalHandlers = Object.fromEntries(
      this.#definition.tasks.map((task) => [
        task.name,
        (parameters: Json) => this.#perform(running, task.waitsForToken, parameters),
      ]),
    );
    const parsed = parseJson(input);
    this.#running.set(arn, running);
    this.#tell(running.execution);
    const { result, abort, eventLogs } = this.#definition.machine.run(parsed, {
      noThrowOnAbort: true,
      context: { Task: running.task },
      overrides: { taskResourceLocalHandlers, ...this.#retryIntervals() },
    });
    running.abort = abort;
    const events = this.#consume(running, eventLogs);
    const end = async (ending: Ending) => {
      await events;
      this.#end(running, ending);
    };
    void result.then(
      (output) => end({ status: 'SUCCEEDED', output: JSON.stringify(output), error: null, cause: null }),
      (thrown: unknown) => end(endingOf(thrown)),
    );
    return running.execution;
  }

  /** Called synchronously after the parameters, with the token, were evaluated; so the next token can be put in place here. */
  #perform(running: Running, waitsForToken: boolean, parameters: Json): Promise<Json> {
    if (!this.#running.has(running.execution.arn)) return Promise.reject(new ExecutionStopped());
    // After the interpreter's own timeout the former token would still be taken.
    if (running.current !== null) this.#tokens.expire(running.current.token);
    const result = Promise.withResolvers<Json>();
    const token = running.task.Token;
    running.current = { token, result };
    if (waitsForToken) {
      this.#tokens.wait(token, result);
      running.task.Token = this.#tokens.issue();
    }
    this.#track(
      invoke(this.#options.functions, parameters).then(
        (Payload) => {
          if (!waitsForToken) result.resolve({ ExecutedVersion: '$LATEST', Payload, StatusCode: 200 });
        },
        (error: unknown) => {
          this.#tokens.expire(token);
          result.reject(error);
        },
      ),
    );
    return result.promise;
  }

  #end(running: Running, ending: Ending): void {
    if (!this.#running.has(running.execution.arn)) return;
    running.execution = { ...running.execution, ...ending, stopDate: Date.now() };
    this.#release(running);
    this.#ended.set(running.execution.arn, running.execution);
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= (this.#options.keepEnded ?? 10_000)) break;
      this.#ended.delete(oldest);
    }
    this.#tell(running.execution);
  }

  #release(running: Running): void {
    this.#running.delete(running.execution.arn);
    if (running.current !== null) {
      this.#tokens.expire(running.current.token);
      running.current.result.reject(new ExecutionStopped());
    }
    running.abort();
  }

  #retryIntervals(): { retryIntervalOverrides?: Record<string, number> } {
    const delay = this.#options.retryDelayMs;
    if (delay === undefined) return {};
    return {
      retryIntervalOverrides: Object.fromEntries(this.#definition.tasks.map(({ name }) => [name, delay])),
    };
  }

  /** The event queue has no bound: it is read to its end, listened to or not. */
  async #consume(running: Running, events: AsyncGenerator<InterpreterEvent>): Promise<void> {
    for await (const event of events) this.#options.onEvent?.(running.execution, event);
  }

  #tell(execution: Execution): void {
    const { onStatusChange, stateMachineArn } = this.#options;
    if (onStatusChange === undefined) return;
    this.#track(Promise.resolve(statusChange(execution, stateMachineArn)).then(onStatusChange));
  }

  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => console.error('local Step Functions: a listener failed:', error))
      .finally(() => this.#inFlight.delete(tracked));
    this.#inFlight.add(tracked);
  }
}
