import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import * as v from 'valibot';
import { lookAtOutbox } from '../actions/look-at-outbox.ts';
import { sweep } from '../actions/sweep.ts';
import { sweepRenders } from '../rendering/sweep-renders.ts';
import { sequencers } from '../step-functions/sequencer.ts';
import { Environment } from './environment.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { inTime, knowsItsTime } from './in-time.ts';
import { measures } from './measures.ts';
import { dependencies } from './dependencies.ts';
import { patience } from './patience.ts';

const here = dependencies();
const { STATE_MACHINES, REFUSED_SECONDS, METRICS } = v.parse(
  v.pick(Environment, ['STATE_MACHINES', 'REFUSED_SECONDS', 'METRICS']),
  process.env,
);
const service = sequencers(inTime(new SFNClient(patience)), STATE_MACHINES);

/** Some ten repairs a second, so that the relay keeps pace with their starts; 400 end within the function's time. */
const GAP_MS = 110;
const MOST = 400;
/** A row younger than this is on its way. */
const OLD_SECONDS = 120;

/** Every minute: repairs what was lost, lets go what is parked without a hold, tells of mails that failed. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async () => {
    const swept = await sweep(here, service, {
      refusedMs: REFUSED_SECONDS * 1000,
      most: MOST,
      gapMs: GAP_MS,
    });
    for (const repair of swept.repairs) logger.warn('repair', repair);
    for (const failed of swept.failed) logger.error('unswept', { ...failed });
    const renders = await sweepRenders({ ...here, firstTryMs: here.pace.firstTryMs }).catch(
      (fault: unknown) => {
        logFault({ of: 'renders' }, fault);
        return 0;
      },
    );
    const { unparked, undeliverable } = swept;
    const { oldestSeconds, failedOrders } = await lookAtOutbox(here);
    const failedRows = failedOrders + undeliverable;
    logger.info('swept', {
      repairs: swept.repairs.length,
      unparked,
      undeliverable,
      renders,
      ...measures(METRICS, Date.parse(here.now()), {
        ...(oldestSeconds >= OLD_SECONDS ? { OldestOutboxSeconds: oldestSeconds } : {}),
        ...(failedRows > 0 ? { FailedRows: failedRows } : {}),
      }),
    });
    return { repairs: swept.repairs.length, unparked, undeliverable };
  });
