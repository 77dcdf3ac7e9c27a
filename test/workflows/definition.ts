import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const Retrier = v.object({
  ErrorEquals: v.array(v.string()),
  IntervalSeconds: v.number(),
  BackoffRate: v.number(),
  MaxDelaySeconds: v.number(),
  MaxAttempts: v.number(),
  JitterStrategy: v.optional(v.string()),
});
const Catcher = v.object({
  ErrorEquals: v.array(v.string()),
  ResultPath: v.optional(v.string()),
  Next: v.string(),
});
const Branch = v.object({ Variable: v.string(), StringEquals: v.string(), Next: v.string() });
const State = v.variant('Type', [
  v.looseObject({ Type: v.literal('Choice'), Choices: v.array(Branch), Default: v.optional(v.string()) }),
  v.looseObject({
    Type: v.literal('Task'),
    Resource: v.string(),
    TimeoutSeconds: v.optional(v.number()),
    Parameters: v.object({ FunctionName: v.string(), Payload: v.record(v.string(), v.string()) }),
    Retry: v.optional(v.array(Retrier), []),
    Catch: v.optional(v.array(Catcher), []),
    Next: v.string(),
  }),
  v.looseObject({
    Type: v.literal('Pass'),
    Result: v.object({ Error: v.string(), Cause: v.string() }),
    Next: v.string(),
  }),
  v.looseObject({ Type: v.literal('Succeed') }),
  v.looseObject({ Type: v.literal('Fail'), Error: v.string() }),
]);
const Definition = v.looseObject({ StartAt: v.string(), States: v.record(v.string(), State) });

/** The parts of Amazon States Language that the section's workflow uses; anything else does not parse. */
export type Definition = v.InferOutput<typeof Definition>;
export type State = Definition['States'][string];

/** A fresh copy of the workflow, for reading or for breaking. */
export function sectionApproval(): Definition {
  const path = new URL('../../workflows/section-approval.asl.json', import.meta.url);
  return v.parse(Definition, JSON.parse(readFileSync(path, 'utf8')));
}

/** The states of one type, by name. */
export function statesOf<Type extends State['Type']>(
  definition: Definition,
  type: Type,
): (Extract<State, { Type: Type }> & { readonly name: string })[] {
  const is = (state: State): state is Extract<State, { Type: Type }> => state.Type === type;
  return Object.entries(definition.States).flatMap(([name, state]) =>
    is(state) ? [{ ...state, name }] : [],
  );
}
