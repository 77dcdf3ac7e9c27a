import { SESClient } from '@aws-sdk/client-ses';
import middy from '@middy/core';
import * as v from 'valibot';
import { type Mailing, sendMail } from '../mail/mailer.ts';
import { sendLetter } from '../mail/send-letter.ts';
import { readFileAhead } from '../mail/section-file.ts';
import { pacer } from '../mail/pacer.ts';
import { sharedPacer } from '../mail/shared-pacer.ts';
import { postBy } from '../mail/post.ts';
import { deliverDue, deliverStream, type OutboxEvent, type Outlet } from '../outbox/run-outbox.ts';
import { isMailed, type LetterRow, type MailRow } from '../records/outbox/outbox-item.ts';
import { mailId } from '../wording/mail-id.ts';
import { Environment } from './environment.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { inTime, knowsItsTime } from './in-time.ts';
import { delivery, dependencies } from './dependencies.ts';
import { patienceWithMail } from './patience.ts';

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
const post = postBy(inTime(new SESClient(patienceWithMail)), CONFIGURATION_SET);
const clock = { wait: here.wait, clock: () => Date.now() };
// One process knows its rate by itself; of deployed ones there may be several.
const { begin, pace } =
  MAILS_PER_SECOND > 0
    ? { begin: () => {}, pace: pacer(MAILS_PER_SECOND, clock) }
    : sharedPacer(here.table, post.sendRate, clock);
const mailing: Mailing = {
  post,
  words: mailId,
  sender: SENDER,
  ...(REPLY_TO === '' ? {} : { replyTo: REPLY_TO }),
  baseUrl: BASE_URL,
  mostPerHour: MAILS_PER_HOUR,
  secretBytes: here.secretBytes,
  pace,
};

const mails: Outlet<MailRow | LetterRow> = {
  queue: 'mails',
  takes: isMailed,
  send: (delivering, row, until) =>
    row.kind === 'mail'
      ? sendMail(delivering, mailing, row, until)
      : sendLetter(delivering, mailing, row, until),
  ahead: (delivering, row) => {
    if (row.kind === 'mail') readFileAhead(delivering, row);
  },
  // A receipt, a note or a letter tells of what is there already.
  isWaitedFor: (row) => row.kind === 'mail' && row.mail.mail === 'ask',
  log: ({ section, row }, outcome) => logger.info('mail', { section, row, ...outcome }),
  logFault,
};

/** Sends the outbox's mails: what the stream brings, and, on a tick, what is still pending. */
export const handler = middy<OutboxEvent>()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: OutboxEvent) => {
    begin('Records' in event ? event.Records.length : null);
    return 'Records' in event
      ? deliverStream(delivery(here), mails, event)
      : { tried: await deliverDue(delivery(here), mails) };
  });
