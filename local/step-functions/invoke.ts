import type { StateMachine } from 'aws-local-stepfunctions';
import * as v from 'valibot';

/** A function that a task invokes: takes the task's payload, answers or throws, as a Lambda function would. */
export type TaskFunction = (payload: unknown) => Promise<unknown>;

/** Any JSON value, as the interpreter types it. */
export type Json = Parameters<StateMachine['run']>[0];

const InvokeParameters = v.object({ FunctionName: v.string(), Payload: v.unknown() });
const JsonValue = v.custom<Json>((value) => value !== undefined);

/** JSON text → value. Throws SyntaxError. */
export const parseJson = (text: string): Json => v.parse(JsonValue, JSON.parse(text));

/** A task's failure: `ErrorEquals` compares `name`; `message` becomes the `Cause`. */
export class TaskFailure extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/**
 * Invokes the function that `FunctionName` names, `${OpenStage}` standing for `OpenStage`, with a copy of the payload.
 * Throws TaskFailure as Lambda reports an error: by its name, with JSON text of type, message and stack as the cause.
 */
export async function invoke(
  functions: Readonly<Record<string, TaskFunction>>,
  parameters: Json,
): Promise<Json> {
  const { FunctionName, Payload } = v.parse(InvokeParameters, parameters);
  const name = FunctionName.replace(/^\$\{(\w+)\}$/, '$1');
  const task = functions[name];
  if (task === undefined) {
    throw new TaskFailure('Lambda.ResourceNotFoundException', `no function is named ${name}`);
  }
  try {
    return parseJson(JSON.stringify((await task(structuredClone(Payload))) ?? null));
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const trace = (error.stack ?? '').split('\n').map((line) => line.trim());
    throw new TaskFailure(
      error.name,
      JSON.stringify({ errorType: error.name, errorMessage: error.message, trace }),
    );
  }
}
