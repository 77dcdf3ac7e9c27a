import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildApp } from 'fauxqs';
// fauxqs keeps its stores private and its own start listens on 0.0.0.0, so its persistence is reached by path.
import { PersistenceManager } from '../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from '../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { maxUploadBytes } from '../functions/documents/limits.ts';
import { LOCAL_REGION } from './local-aws.ts';

export interface DocumentsStore {
  endpoint: string;
  stop(): Promise<void>;
}

/** What is used of fauxqs's Fastify server, whose own types do not resolve from outside. */
interface StoreServer {
  addHook(
    name: 'onSend',
    hook: (
      request: { method: string; url: string },
      reply: { statusCode: number; header(name: string, value: string): void },
    ) => Promise<void>,
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

/** The other fields of an upload's form. */
const FORM_BYTES = 64 * 1024;

/**
 * The local S3 on 127.0.0.1, with its bucket, on disk in `<dataDir>/documents` (SQLite, so that a kill leaves whole
 * objects). Clients need `forcePathStyle`. It takes posted files as big as the service's offer does, other bodies up to
 * 11 MiB, and checks neither signatures nor the conditions of a POST policy: what must hold is checked after the upload.
 */
export async function startDocumentsStore(options: {
  port?: number;
  dataDir: string;
  bucket: string;
}): Promise<DocumentsStore> {
  const folder = resolve(options.dataDir, 'documents');
  mkdirSync(folder, { recursive: true });
  const persistence = new PersistenceManager(folder);
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  // Loaded before it is attached: loading would write everything again.
  persistence.loadS3(stores.s3Store);
  stores.s3Store.persistence = persistence;
  stores.s3Store.createBucket(options.bucket);
  const app: StoreServer = buildApp({
    logger: false,
    host: '127.0.0.1',
    defaultRegion: LOCAL_REGION,
    stores,
  });
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: maxUploadBytes + FORM_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.addHook('onSend', async (request, reply) => {
    if (request.method !== 'GET' || reply.statusCode >= 300) return;
    const { searchParams } = new URL(request.url, 'http://127.0.0.1');
    for (const [parameter, header] of Object.entries(OVERRIDES)) {
      const value = searchParams.get(parameter);
      if (value !== null) reply.header(header, value);
    }
  });
  app.addHook('onClose', async () => persistence.close());
  const endpoint = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return {
    endpoint,
    async stop() {
      await app.close();
    },
  };
}
