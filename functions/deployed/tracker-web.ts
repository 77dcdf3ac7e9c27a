import middy from '@middy/core';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as v from 'valibot';
import { readableFrom } from '../reading/readable-from.ts';
import { sessionDoor } from '../sign-in/sessions.ts';
import { trackerWeb, type TrackerWebDeps } from '../tracker-web/tracker-web.ts';
import { id } from '../wording/id.ts';
import { documentsIn } from './documents.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies, sessionDependencies } from './dependencies.ts';

const { BUCKET, BASE_URL } = v.parse(v.pick(Environment, ['BUCKET', 'BASE_URL']), process.env);

const here = dependencies();
const { drafts, readables } = documentsIn(BUCKET);

/** Kominfo's pages, for who is signed in. `ails`: what is wrong with the database, where that is known. */
export const trackerHere = (ails?: TrackerWebDeps['ails']) =>
  trackerWeb({
    dependencies: here,
    drafts,
    readable: readableFrom(here.table, readables),
    baseUrl: BASE_URL,
    // Sessions go by the machine's clock.
    door: sessionDoor(sessionDependencies()),
    words: id,
    tell: (told) =>
      told.fault === null ? logger.info('page', { ...told }) : logger.error('page', { ...told }),
    ails,
  });

export const handler = middy<LambdaEvent>()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(handle(trackerHere()));
