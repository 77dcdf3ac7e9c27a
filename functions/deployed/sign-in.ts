import middy from '@middy/core';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import * as v from 'valibot';
import { openIdIssuer } from '../sign-in/issuer.ts';
import { signInWeb } from '../sign-in/sign-in-web.ts';
import { signInId } from '../wording/sign-in-id.ts';
import { Environment } from './environment.ts';
import { logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { knowsItsTime } from './in-time.ts';
import { sessionDependencies } from './dependencies.ts';

const { BASE_URL, ISSUER, CLIENT_ID } = v.parse(
  v.pick(Environment, ['BASE_URL', 'ISSUER', 'CLIENT_ID']),
  process.env,
);

/** The pages of signing in and out: what speaks to the issuer has no other right than to keep sessions. */
export const app = signInWeb({
  ...sessionDependencies(),
  baseUrl: BASE_URL,
  issuer: openIdIssuer({
    issuer: ISSUER,
    clientId: CLIENT_ID,
    redirectUri: `${BASE_URL}/sign-in/callback`,
    language: signInId.language,
  }),
  words: signInId,
  // A fault that somebody's own doing led to (a callback that was forged) is no error of ours.
  tell: (told) =>
    told.status < 500 ? logger.info('sign-in', { ...told }) : logger.error('sign-in', { ...told }),
});

export const handler = middy<LambdaEvent>().use(logsFaults()).use(knowsItsTime()).handler(handle(app));
