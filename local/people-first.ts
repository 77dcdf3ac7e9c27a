import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** So many requests that nobody waits for are under way at once: enough that the database never waits for this process. */
const OTHERS_AT_ONCE = 5;
/**
 * While people are served, one of the others goes every so many milliseconds: twenty mails that are being sent have their
 * seven requests each within four seconds, and a lease lasts two minutes.
 */
const OTHERS_EVERY_MS = 25;

/** Who goes first at a database that all share. */
export interface PeopleFirst {
  /** Somebody waits for what this does: its requests go at once. */
  serve<T>(act: () => Promise<T>): Promise<T>;
  /** From now on this client's requests take turns. */
  takeTurns(client: Pick<DynamoDBClient, 'middlewareStack'>): void;
}

/**
 * On one machine a database that does one thing at a time serves pages, mails and executions alike, and a page would wait
 * behind all mails of an import. So what somebody waits for at a browser goes at once; mails, orders and sweeps go in the
 * order in which they came, few at a time, and fewer while somebody waits. DynamoDB itself needs none of this.
 */
export function peopleFirst(): PeopleFirst {
  const isServed = new AsyncLocalStorage<true>();
  const waiting: (() => void)[] = [];
  let served = 0;
  let others = 0;
  let isTimed = false;

  function look(): void {
    while (waiting.length > 0 && served === 0 && others < OTHERS_AT_ONCE) letOneGo();
    if (waiting.length === 0 || isTimed) return;
    isTimed = true;
    setTimeout(() => {
      isTimed = false;
      if (served > 0 && others < OTHERS_AT_ONCE) letOneGo();
      look();
    }, OTHERS_EVERY_MS);
  }

  function letOneGo(): void {
    const go = waiting.shift();
    if (go === undefined) return;
    others += 1;
    go();
  }

  function turn(): Promise<void> {
    return new Promise((go) => {
      waiting.push(go);
      look();
    });
  }

  return {
    async serve(act) {
      served += 1;
      try {
        return await isServed.run(true, act);
      } finally {
        served -= 1;
        look();
      }
    },
    takeTurns(client) {
      client.middlewareStack.add(
        (next) => async (args) => {
          if (isServed.getStore() === true) return next(args);
          await turn();
          try {
            return await next(args);
          } finally {
            others -= 1;
            look();
          }
        },
        { step: 'initialize', name: 'people-first' },
      );
    },
  };
}
