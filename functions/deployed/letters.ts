import middy from '@middy/core';
import { beginAllLetters, makeDueLetters } from '../actions/make-letters.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';

const here = dependencies();

/** Plans of former releases stand in no queue: each new process looks once. */
let begun: Promise<void> | null = null;

/** Every minute: makes the letters of the plans whose time has come. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async () => {
    begun ??= beginAllLetters(here);
    await begun.catch((fault: unknown) => {
      begun = null;
      throw fault;
    });
    const done = await makeDueLetters(here, (plan, fault) => logFault({ of: `letters of ${plan}` }, fault));
    for (const one of done) logger.info('letters', { ...one });
    return { made: done.reduce((sum, { made }) => sum + made, 0) };
  });
