import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import * as v from 'valibot';
import { deliverDue, deliverStream, type OutboxEvent, type Outlet } from '../outbox/run-outbox.ts';
import { readOrderAhead, sendOrder } from '../outbox/send-order.ts';
import { isMailed, type OrderRow } from '../records/outbox/outbox-item.ts';
import { sequencers } from '../step-functions/sequencer.ts';
import { Environment } from './environment.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { inTime, knowsItsTime } from './in-time.ts';
import { delivery, dependencies } from './dependencies.ts';
import { patience } from './patience.ts';

const here = dependencies();
const service = sequencers(
  inTime(new SFNClient(patience)),
  v.parse(v.pick(Environment, ['STATE_MACHINES']), process.env).STATE_MACHINES,
);

const orders: Outlet<OrderRow> = {
  queue: 'orders',
  takes: (row) => !isMailed(row),
  send: (delivering, row) => sendOrder(delivering, service, row),
  ahead: readOrderAhead,
  log: ({ section, row, kind }, outcome) => logger.info('order', { section, row, kind, ...outcome }),
  logFault,
};

/** Says the outbox's orders to Step Functions: what the stream brings, and, on a tick, what is still pending. */
export const handler = middy<OutboxEvent>()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: OutboxEvent) =>
    'Records' in event
      ? deliverStream(delivery(here), orders, event)
      : { tried: await deliverDue(delivery(here), orders) },
  );
