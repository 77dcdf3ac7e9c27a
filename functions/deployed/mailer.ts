import { SESClient } from '@aws-sdk/client-ses';
import middy from '@middy/core';
import * as v from 'valibot';
import { sendMail } from '../mail/mailer.ts';
import { pacer } from '../mail/pacer.ts';
import { postBy } from '../mail/post.ts';
import { deliverDue, deliverStream, type OutboxEvent, type Outlet } from '../outbox/run-outbox.ts';
import type { MailRow } from '../records/outbox/outbox-item.ts';
import { mailId } from '../wording/mail-id.ts';
import { Environment } from './environment.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { delivery, dependencies } from './dependencies.ts';
import { patience } from './patience.ts';

const here = dependencies();
const { SENDER, REPLY_TO, BASE_URL, CONFIGURATION_SET, MAILS_PER_SECOND, MAILS_PER_HOUR } = v.parse(
  v.pick(Environment, [
    'SENDER',
    'REPLY_TO',
    'BASE_URL',
    'CONFIGURATION_SET',
    'MAILS_PER_SECOND',
    'MAILS_PER_HOUR',
  ]),
  process.env,
);
// One try only: the outbox tries again, and a second try by the SDK after a lost answer would double a mail.
const post = postBy(new SESClient({ ...patience, maxAttempts: 1 }), CONFIGURATION_SET);
const mailing = {
  post,
  words: mailId,
  sender: SENDER,
  ...(REPLY_TO === '' ? {} : { replyTo: REPLY_TO }),
  baseUrl: BASE_URL,
  mostPerHour: MAILS_PER_HOUR,
  secretBytes: here.secretBytes,
  pace: pacer(async () => (MAILS_PER_SECOND > 0 ? MAILS_PER_SECOND : post.sendRate()), {
    wait: here.wait,
    clock: () => Date.now(),
  }),
};

const mails: Outlet<MailRow> = {
  queue: 'mails',
  takes: (row) => row.kind === 'mail',
  send: (delivering, row, until) => sendMail(delivering, mailing, row, until),
  log: ({ section, row }, outcome) => logger.info('mail', { section, row, ...outcome }),
  logFault,
};

/** Sends the outbox's mails: what the stream brings, and, on a tick, what is still pending. */
export const handler = middy<OutboxEvent>()
  .use(logsFaults())
  .handler(async (event: OutboxEvent) =>
    'Records' in event
      ? deliverStream(delivery(here), mails, event)
      : { tried: await deliverDue(delivery(here), mails) },
  );
