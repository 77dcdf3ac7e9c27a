import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { maxUploadBytes } from '../../functions/documents/limits.ts';
import { fence } from '../fence/fence.ts';
import { readPostedForm } from './posted-form.ts';
import { isSigned, type StoreKey } from './signature.ts';
import { type StoreReply, type StoreRequest, storeServer } from './store-server.ts';

export interface DocumentsStore {
  endpoint: string;
  /** Made anew at each start. Whoever does not sign with it is refused. */
  key: StoreKey;
  stop(): Promise<void>;
}

/** The other fields of an upload's form. */
const FORM_BYTES = 64 * 1024;

/**
 * The local S3 on 127.0.0.1, with its bucket, on disk in `<dataDir>/documents` (SQLite, so that a kill leaves whole
 * objects). Clients need `forcePathStyle`. It takes posted files as big as the service's offer does, other bodies up to
 * 11 MiB. fauxqs checks no signature and no condition of a form's policy: both are looked at here, before it is asked.
 * `poster`: the origin of the pages whose forms it takes.
 */
export async function startDocumentsStore(options: {
  port?: number;
  dataDir: string;
  bucket: string;
  poster?: string;
}): Promise<DocumentsStore> {
  const { app, objects } = storeServer(resolve(options.dataDir, 'documents'), options.bucket);
  const key = { accessKeyId: 'local', secretAccessKey: randomBytes(32).toString('hex') };
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: maxUploadBytes + FORM_BYTES },
    (_request, body, done) => done(null, body),
  );
  app.addHook('onRequest', async (request, reply) =>
    isPostedForm(request) || isSigned(request, key, Date.now())
      ? undefined
      : refuse(reply, 403, 'AccessDenied'),
  );
  // What a form holds is read once, and put as it was read: fauxqs's own reader might take another of two fields.
  app.addHook('preHandler', async (request, reply) => {
    if (!isPostedForm(request)) return undefined;
    const form = await formIn(request);
    if (form === null) return refuse(reply, 400, 'MalformedPOSTRequest');
    const { bucket } = options;
    const posted = readPostedForm(form, { bucket, key, now: Date.now() });
    if ('refused' in posted) return refuse(reply, posted.status, posted.refused);
    const bytes = Buffer.from(await posted.file.arrayBuffer());
    const { etag } = objects.putObject(bucket, posted.key, bytes, posted.contentType);
    if (posted.redirect === undefined) return reply.code(204).header('etag', etag).send();
    const back = new URL(posted.redirect);
    for (const [name, value] of Object.entries({ bucket, key: posted.key, etag }))
      back.searchParams.set(name, value);
    return reply.code(303).header('location', back.href).send();
  });
  fence(app.server, options.poster);
  const endpoint = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return { endpoint, key, stop: () => app.close() };
}

const isPostedForm = ({ method, headers }: StoreRequest): boolean =>
  method === 'POST' && headers['content-type']?.toLowerCase().includes('multipart/form-data') === true;

/** By Node's own reader of such bodies; null where it is none. */
async function formIn({ headers, body }: StoreRequest): Promise<FormData | null> {
  if (!Buffer.isBuffer(body)) return null;
  const type = { 'content-type': headers['content-type'] ?? '' };
  return new Response(new Uint8Array(body.buffer, body.byteOffset, body.length), { headers: type })
    .formData()
    .catch(() => null);
}

const refuse = (reply: StoreReply, status: number, code: string): StoreReply =>
  reply
    .code(status)
    .header('content-type', 'application/xml')
    .send(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    );
