import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import * as v from 'valibot';
import { watchExecution } from '../actions/watch-execution.ts';
import { sequencers } from '../step-functions/sequencer.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { inTime, knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';
import { patience } from './patience.ts';

const here = dependencies();
const service = sequencers(
  inTime(new SFNClient(patience)),
  v.parse(v.pick(Environment, ['STATE_MACHINES']), process.env).STATE_MACHINES,
);

/** EventBridge's "Step Functions Execution Status Change". */
const StatusChange = v.object({ detail: v.object({ name: v.string(), status: v.string() }) });

/** An execution failed, timed out or was stopped: if it is its section's own, a new one takes its place. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: unknown) => {
    const { name, status } = v.parse(StatusChange, event).detail;
    const outcome = await watchExecution(here, service, name);
    logger.info('execution', { execution: name, status, outcome });
    return { outcome };
  });
