import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { beforeAll, beforeEach, vi } from 'vitest';
import * as v from 'valibot';
import { logTo } from '../../local/function-log.ts';
import { contextOf } from '../../local/handlers.ts';
import { httpRequest } from './http-request.ts';

const Answer = v.object({
  statusCode: v.number(),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string(), ''),
});

interface Loaded {
  handler(event: ReturnType<typeof httpRequest>, context: Context): Promise<unknown>;
}

/** Nobody listens on that port: whatever asks the records, or anybody else, fails. */
const ALL = {
  TABLE: 'none',
  BASE_URL: 'https://paraf.example',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_MAX_ATTEMPTS: '1',
};

/** A web as it is deployed, asked as the HTTP API asks it. `environment`: what this function has besides. */
export function deployedWeb(
  name: string,
  environment: Readonly<Record<string, string>>,
  load: () => Promise<Loaded>,
) {
  const log = join(mkdtempSync(join(tmpdir(), `paraf-${name}-`)), 'functions.log');
  const stub = () => {
    for (const [key, value] of Object.entries({ ...ALL, ...environment })) vi.stubEnv(key, value);
  };
  let loaded: Loaded | null = null;
  // The SDK reads some of it when it is first used, which is in a test.
  beforeEach(stub);
  beforeAll(async () => {
    stub();
    loaded = await logTo(log, load);
  });
  return {
    ask: async (method: string, path: string, headers?: Readonly<Record<string, string>>) =>
      v.parse(Answer, await loaded?.handler(httpRequest(method, path, headers), contextOf(name))),
    log: () => readFileSync(log, 'utf8'),
  };
}

/** A form of the web's own, and the cookie of a session that nobody knows. */
export const cookie = `__Host-paraf-session=${'a'.repeat(32)}.${'s'.repeat(43)}`;
export const ownForm = {
  cookie,
  origin: 'https://paraf.example',
  'content-type': 'application/x-www-form-urlencoded',
};
