import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as v from 'valibot';
import { draftStore } from '../documents/draft-store.ts';
import { sessionDoor } from '../sign-in/sessions.ts';
import { trackerWeb } from '../tracker-web/tracker-web.ts';
import { id } from '../wording/id.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { parts } from './parts.ts';
import { patience } from './patience.ts';

const { BUCKET, BASE_URL } = v.parse(v.pick(Environment, ['BUCKET', 'BASE_URL']), process.env);

/** An emulator knows a bucket by its path only; the service by its host. */
const s3 = new S3Client({ ...patience, forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined });

const here = parts();

/** Kominfo's pages, for who is signed in. */
export const app = trackerWeb({
  parts: here,
  drafts: draftStore(s3, BUCKET),
  baseUrl: BASE_URL,
  door: sessionDoor(here),
  words: id,
  tell: (told) =>
    told.fault === null ? logger.info('page', { ...told }) : logger.error('page', { ...told }),
});

export const handler = middy<LambdaEvent>().use(logsFaults()).handler(handle(app));
