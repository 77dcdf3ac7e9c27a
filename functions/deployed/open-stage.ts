import middy from '@middy/core';
import * as v from 'valibot';
import { openStage } from '../actions/open-stage.ts';
import { OpenStageInput } from '../step-functions/task-input.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';

const here = dependencies();

/** Asks for nothing, so that whoever does next finds this process started. */
const KeepWarm = v.object({ tick: v.literal(true) });

/** The state machine asks for a stage: opens it, and leaves the task waiting under its token. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: unknown) => {
    if (v.is(KeepWarm, event)) return { outcome: 'warm' };
    const input = v.parse(OpenStageInput, event);
    const { section, generation, round, stage } = input;
    const outcome = await openStage(here, input);
    logger.info('stage', { section, generation, round, stage, outcome });
    return { outcome };
  });
