import middy from '@middy/core';
import * as v from 'valibot';
import { haltSection } from '../actions/halt-section.ts';
import { HaltInput } from '../step-functions/task-input.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';

const here = dependencies();

/** The execution cannot go on: the section says so, and the coordinators are told. Safe to repeat. */
export const handler = middy()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: unknown) => {
    const { section, generation, error } = v.parse(HaltInput, event);
    const halted = await haltSection(here, { section, generation, reason: error.Error });
    const outcome = 'refused' in halted ? halted.refused : 'halted';
    logger.warn('halt', { section, generation, reason: error.Error, outcome });
    return { outcome };
  });
