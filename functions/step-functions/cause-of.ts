import * as v from 'valibot';

const LambdaCause = v.pipe(v.string(), v.parseJson(), v.object({ errorMessage: v.string() }));

/** The sentence in a failed task's `Cause`: Lambda wraps an error's message, with its stack, in JSON text. */
export function causeOf(cause: string): string {
  const wrapped = v.safeParse(LambdaCause, cause);
  return wrapped.success ? wrapped.output.errorMessage : cause;
}
