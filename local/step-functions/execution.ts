import { ExecutionTimeoutError } from 'aws-local-stepfunctions';

/** What the service remembers of an execution. `input` and `output` are JSON text; dates are epoch milliseconds. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly startDate: number;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly stopDate: number | null;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export type Ending = Pick<Execution, 'status' | 'output' | 'error' | 'cause'>;

/** How an execution ended that the interpreter gave up: with the name and the cause of the error that nothing caught. */
export function endingOf(thrown: unknown): Ending {
  if (thrown instanceof ExecutionTimeoutError) {
    return { status: 'TIMED_OUT', output: null, error: 'States.Timeout', cause: null };
  }
  const error = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return error instanceof Error
    ? { status: 'FAILED', output: null, error: error.name, cause: error.message }
    : { status: 'FAILED', output: null, error: 'States.Runtime', cause: String(error) };
}
