import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as v from 'valibot';
import { draftStore } from '../documents/draft-store.ts';
import { openIdIssuer } from '../sign-in/issuer.ts';
import { signInDoor } from '../sign-in/sign-in-door.ts';
import { trackerWeb } from '../tracker-web/tracker-web.ts';
import { trackerSheet } from '../tracker-web/view/tracker-styles.ts';
import { id } from '../wording/id.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { parts } from './parts.ts';
import { patience } from './patience.ts';

const { BUCKET, BASE_URL, ISSUER, CLIENT_ID } = v.parse(
  v.pick(Environment, ['BUCKET', 'BASE_URL', 'ISSUER', 'CLIENT_ID']),
  process.env,
);

/** An emulator knows a bucket by its path only; the service by its host. */
const s3 = new S3Client({ ...patience, forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined });

const here = parts();
const tell = (page: string) => (told: { readonly fault: string | null }) =>
  told.fault === null ? logger.info(page, { ...told }) : logger.error(page, { ...told });

/** Kominfo's pages, and those of signing in. */
export const app = trackerWeb({
  parts: here,
  drafts: draftStore(s3, BUCKET),
  baseUrl: BASE_URL,
  door: signInDoor({
    table: here.table,
    now: here.now,
    secretBytes: here.secretBytes,
    baseUrl: BASE_URL,
    issuer: openIdIssuer({
      issuer: ISSUER,
      clientId: CLIENT_ID,
      redirectUri: `${BASE_URL}/sign-in/callback`,
      language: id.language,
    }),
    sheet: trackerSheet,
    words: id,
    tell: tell('sign-in'),
  }),
  words: id,
  tell: tell('page'),
});

export const handler = middy<LambdaEvent>().use(logsFaults()).handler(handle(app));
