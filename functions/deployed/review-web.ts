import middy from '@middy/core';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as v from 'valibot';
import { readableFrom } from '../reading/readable-from.ts';
import { reviewWeb } from '../review-web/review-web.tsx';
import { id } from '../wording/id.ts';
import { documentsIn } from './documents.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';

const { BUCKET, BASE_URL, API_URL } = v.parse(
  v.pick(Environment, ['BUCKET', 'BASE_URL', 'API_URL']),
  process.env,
);
const { AWS_ENDPOINT_URL_S3: endpoint, AWS_REGION: region } = process.env;

const here = dependencies();
const { drafts, readables } = documentsIn(BUCKET);

/** The pages behind an emailed link. */
export const app = reviewWeb({
  dependencies: here,
  drafts,
  readable: readableFrom(here.table, readables),
  baseUrl: BASE_URL,
  alsoAt: API_URL,
  storeOrigin: endpoint ?? `https://${BUCKET}.s3.${region}.amazonaws.com`,
  words: id,
  tell: (told) =>
    told.fault === null ? logger.info('page', { ...told }) : logger.error('page', { ...told }),
});

export const handler = middy<LambdaEvent>().use(logsFaults()).use(knowsItsTime()).handler(handle(app));
