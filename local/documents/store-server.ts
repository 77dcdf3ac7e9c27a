import { mkdirSync } from 'node:fs';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { buildApp } from 'fauxqs';
// fauxqs keeps its stores private and its own start listens on 0.0.0.0, so its persistence is reached by path.
import { PersistenceManager } from '../../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { LOCAL_REGION } from '../local-aws.ts';
import { notStoredPage } from './not-stored.ts';

export interface StoreRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface StoreReply {
  readonly statusCode: number;
  code(status: number): StoreReply;
  header(name: string, value: string): StoreReply;
  send(body?: string): StoreReply;
}

type Hook = (request: StoreRequest, reply: StoreReply) => Promise<unknown>;

/** What is used of fauxqs's Fastify server, whose own types do not resolve from outside. */
export interface StoreServer {
  readonly server: Server;
  addHook(name: 'onRequest' | 'preHandler', hook: Hook): void;
  addHook(
    name: 'onSend',
    hook: (request: StoreRequest, reply: StoreReply, payload: unknown) => Promise<unknown>,
  ): void;
  addHook(name: 'onClose', hook: () => Promise<void>): void;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer'; bodyLimit: number },
    parser: (request: unknown, body: Buffer, done: (fault: null, body: Buffer) => void) => void,
  ): void;
  listen(options: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

// A presigned GET may set these on its answer (S3's GetObject); fauxqs ignores them.
const OVERRIDES = {
  'response-content-type': 'content-type',
  'response-content-disposition': 'content-disposition',
  'response-content-language': 'content-language',
  'response-content-encoding': 'content-encoding',
  'response-cache-control': 'cache-control',
  'response-expires': 'expires',
};

/** fauxqs with one bucket, kept in `folder`; it does not listen yet. */
export function storeServer(folder: string, bucket: string): { app: StoreServer; objects: S3Store } {
  mkdirSync(folder, { recursive: true });
  const persistence = new PersistenceManager(folder);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // Loaded before it is attached: loading would write everything again.
  persistence.loadS3(stores.s3Store);
  stores.s3Store.persistence = persistence;
  stores.s3Store.createBucket(bucket);
  const app: StoreServer = buildApp({
    logger: false,
    host: '127.0.0.1',
    defaultRegion: LOCAL_REGION,
    stores,
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method === 'POST' && reply.statusCode >= 500 && Buffer.isBuffer(request.body)) {
      reply.code(503).header('content-type', 'text/html; charset=utf-8');
      return notStoredPage(request.body);
    }
    if (request.method !== 'GET' || reply.statusCode >= 300) return payload;
    const { searchParams } = new URL(request.url, 'http://127.0.0.1');
    for (const [parameter, header] of Object.entries(OVERRIDES)) {
      const value = searchParams.get(parameter);
      if (value !== null) reply.header(header, value);
    }
    return payload;
  });
  app.addHook('onClose', async () => persistence.close());
  return { app, objects: stores.s3Store };
}
