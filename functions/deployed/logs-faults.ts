import type { MiddlewareObj } from '@middy/core';
import { logger, nameOf } from './log.ts';

/** Logs that a run failed, by the fault's name, and lets it fail: the caller retries, halts or queues it. */
export const logsFaults = (): MiddlewareObj => ({
  onError: ({ error }) => {
    logger.error('failed', { fault: nameOf(error) });
  },
});
