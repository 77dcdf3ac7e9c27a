import type { MiddlewareObj } from '@middy/core';
import { LONGEST_CALL_MS } from './patience.ts';

/** What is left to a run when its last call has failed: to say so, in words and in the log. Milliseconds. */
const TO_ANSWER_MS = 1_000;

/** Until when this process's run may begin a call, in milliseconds since 1970. A Lambda process has one run at a time. */
let until = Number.POSITIVE_INFINITY;

/** Notes how long the run that begins may live. */
export const knowsItsTime = (): MiddlewareObj => ({
  before: ({ context }) => {
    const spare = context.getRemainingTimeInMillis() - LONGEST_CALL_MS - TO_ANSWER_MS;
    // Every deployed function lives longer than a call (a test holds it). Where one is said to have less, as emulators say of
    // all, there is nothing to keep.
    until = spare > 0 ? Date.now() + spare : Number.POSITIVE_INFINITY;
  },
});

/** No call of a client is begun that could outlast the run: who asks is told that no answer came, and can say so in time. */
class TooLate extends Error {
  override readonly name = 'TimeoutError';
}

/** What stands before a call of a client. */
type Guard = <Args, Answer>(call: (args: Args) => Promise<Answer>) => (args: Args) => Promise<Answer>;

const guard: Guard = (call) => async (args) => {
  if (Date.now() > until) throw new TooLate();
  return call(args);
};

/** The part of an AWS client that is used here. */
interface Client {
  readonly middlewareStack: {
    add(guard: Guard, options: { readonly step: 'initialize'; readonly name: string }): void;
  };
}

/** A client whose calls all end while the run still lives. */
export function inTime<C extends Client>(client: C): C {
  client.middlewareStack.add(guard, { step: 'initialize', name: 'inTime' });
  return client;
}
