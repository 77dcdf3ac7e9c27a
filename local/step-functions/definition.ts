import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import validate from 'asl-validator';
import * as v from 'valibot';

/** Above this, the interpreter's timer fires after 1 ms (the limit of setTimeout, 2^31 − 1 ms). */
const LONGEST_TIMEOUT_SECONDS = 2_147_483;

const Asl = v.pipe(
  v.string(),
  v.parseJson(),
  v.rawCheck<unknown>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { isValid, errorsText } = validate(structuredClone(dataset.value), {
      checkPaths: true,
      checkArn: true,
    });
    if (!isValid) addIssue({ message: `not a state machine: ${errorsText('; ')}` });
  }),
  v.custom<StateMachineDefinition>(() => true),
);

/** A task state: whether it waits for a token, and by which name its parameters call the function. */
export interface TaskState {
  readonly name: string;
  readonly waitsForToken: boolean;
}

/** A definition made fit for the interpreter, and its task states. */
export interface LocalDefinition {
  readonly machine: StateMachine;
  readonly tasks: readonly TaskState[];
}

/**
 * Reads an Amazon States Language document (JSON text, JSONPath) and works around aws-local-stepfunctions 3.0.0:
 * a `TimeoutSeconds` longer than its timer can hold is cut, and the task is then done afresh with a new token, as if the
 * wait went on; `"ResultPath": "$"`, which would make a key named `$`, is left out.
 * Placeholders `${Name}` stay: they are how a function is found. Throws with what is wrong if the text is no valid definition.
 */
export function localDefinition(text: string): LocalDefinition {
  const definition = v.parse(Asl, text);
  const tasks: TaskState[] = [];
  for (const [name, state] of Object.entries(definition.States)) {
    if ('ResultPath' in state && state.ResultPath === '$') delete state.ResultPath;
    if (state.Type !== 'Task') continue;
    tasks.push({ name, waitsForToken: state.Resource.endsWith('.waitForTaskToken') });
    if ((state.TimeoutSeconds ?? 0) > LONGEST_TIMEOUT_SECONDS) {
      state.TimeoutSeconds = LONGEST_TIMEOUT_SECONDS;
      const goOnWaiting = {
        ErrorEquals: ['States.Timeout'],
        IntervalSeconds: 0,
        MaxAttempts: Number.MAX_SAFE_INTEGER,
      };
      state.Retry = [goOnWaiting, ...(state.Retry ?? [])];
    }
  }
  return { machine: new StateMachine(definition, { validationOptions: { noValidate: true } }), tasks };
}
