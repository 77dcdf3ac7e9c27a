import type { InterpreterEvent } from '../../local/step-functions/executions.ts';
import type { Definition } from './definition.ts';

/** One arrow of the definition: `from`, what it is taken on, `to`. */
export interface Transition {
  readonly from: string;
  readonly on: string;
  readonly to: string;
}

export const arrow = ({ from, on, to }: Transition) => `${from} —${on}→ ${to}`;

/** Every arrow that the definition has, one for each error name that a Retry or a Catch lists. */
export function transitionsOf(definition: Definition): Transition[] {
  const all: Transition[] = [{ from: '(start)', on: 'start', to: definition.StartAt }];
  for (const [from, state] of Object.entries(definition.States)) {
    if (state.Type === 'Choice') {
      for (const branch of state.Choices) all.push({ from, on: branch.StringEquals, to: branch.Next });
      if (state.Default !== undefined) all.push({ from, on: '(anything else)', to: state.Default });
    }
    if (state.Type === 'Task') {
      for (const retrier of state.Retry) {
        for (const error of retrier.ErrorEquals) all.push({ from, on: `retry ${error}`, to: from });
      }
      for (const catcher of state.Catch) {
        for (const error of catcher.ErrorEquals) all.push({ from, on: `catch ${error}`, to: catcher.Next });
      }
    }
    if (state.Type === 'Task' || state.Type === 'Pass') all.push({ from, on: 'next', to: state.Next });
    if (state.Type === 'Succeed' || state.Type === 'Fail') all.push({ from, on: 'end', to: state.Type });
  }
  return all;
}

/** The arrows that one execution took, from what the interpreter said while it ran. */
export function transitionsTaken(definition: Definition, events: readonly InterpreterEvent[]): Transition[] {
  const taken: Transition[] = [];
  let from = '(start)';
  let on = 'start';
  let error = '';
  for (const event of events) {
    switch (event.type) {
      case 'StateEntered':
        taken.push({ from, on, to: event.state.name });
        from = event.state.name;
        on = 'next';
        break;
      case 'StateFailed':
        error = event.Error;
        break;
      case 'StateRetried':
        taken.push({ from, on: `retry ${matched(event.retry.retrier.ErrorEquals, error)}`, to: from });
        break;
      case 'StateCaught':
        on = `catch ${matched(event.catch.catcher.ErrorEquals, error)}`;
        break;
      case 'StateExited': {
        const state = definition.States[from];
        if (state?.Type === 'Choice') {
          const input: unknown = event.state.input;
          const branch = state.Choices.find((one) => valueAt(input, one.Variable) === one.StringEquals);
          on = branch === undefined ? '(anything else)' : branch.StringEquals;
        }
        break;
      }
      case 'ExecutionSucceeded':
        taken.push({ from, on: 'end', to: 'Succeed' });
        break;
      case 'ExecutionFailed':
        if (definition.States[from]?.Type === 'Fail') taken.push({ from, on: 'end', to: 'Fail' });
        break;
      default:
        break;
    }
  }
  return taken;
}

const matched = (errorEquals: readonly string[], error: string) =>
  errorEquals.includes(error) ? error : (errorEquals.find((name) => name.startsWith('States.')) ?? '(none)');

function valueAt(input: unknown, path: string): unknown {
  const field = path.replace(/^\$\./, '');
  return typeof input === 'object' && input !== null ? new Map(Object.entries(input)).get(field) : undefined;
}
