import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { fence } from './fence/fence.ts';
import type { Handlers } from './handlers.ts';
import { portFault } from './ports.ts';
import type { Health } from './health.ts';

/** The pages behind a link, Kominfo's pages, those of signing in, and `/healthz`, on 127.0.0.1. */
export async function startWeb(
  port: number,
  { review, tracker, signIn }: Pick<Handlers, 'review' | 'tracker' | 'signIn'>,
  release: { version: string; commit: string },
  { status: health }: Pick<Health, 'status'>,
): Promise<{ stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/healthz', (c) => {
    const status = health();
    // A disk that is nearly full is to be seen to before it is full; until then, all is done.
    return c.json({ status, ...release }, status === 'ok' || status === 'disk-nearly-full' ? 200 : 503);
  });
  // A cookie is its host's, and signing in comes back to 127.0.0.1: whoever typed localhost begins there too.
  app.get('*', (c, next) => {
    if (c.req.header('host') !== `localhost:${port}`) return next();
    const { pathname, search } = new URL(c.req.url);
    return Promise.resolve(c.redirect(`http://127.0.0.1:${port}${pathname}${search}`, 307));
  });
  app.route('/', signIn);
  app.route('/', tracker);
  app.route('/', review);
  const server = createServer(getRequestListener(app.fetch));
  fence(server);
  await new Promise<void>((listening, failed) => {
    server.once('error', (fault) => failed(portFault(fault, port, 'PORT')));
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
