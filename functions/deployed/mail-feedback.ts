import middy from '@middy/core';
import * as v from 'valibot';
import { takeFeedback } from '../actions/take-feedback.ts';
import { readFeedback } from '../mail/read-feedback.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';

const here = dependencies();

/** EventBridge's envelope around what SES publishes about a mail. */
const Published = v.object({ detail: v.unknown() });

/** A mail bounced, was suppressed, rejected, or reported as spam: its row is found by the tags that it was sent with. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: unknown) => {
    const { of, reason } = readFeedback(v.parse(Published, event).detail);
    const outcome =
      of === null ? 'not-ours' : reason === null ? 'passes' : await takeFeedback(here, of, reason);
    logger.info('feedback', { ...of, reason, outcome });
    return { outcome };
  });
