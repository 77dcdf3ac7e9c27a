import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Handlers } from './handlers.ts';
import { portFault } from './ports.ts';

/** The pages behind a link, Kominfo's pages, those of signing in, and `/healthz`, on 127.0.0.1. */
export async function startWeb(
  port: number,
  { review, tracker, signIn }: Pick<Handlers, 'review' | 'tracker' | 'signIn'>,
  health: { version: string; commit: string },
  /** Whether all parts are up. */
  isUp: () => boolean,
): Promise<{ stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/healthz', (c) =>
    isUp() ? c.json({ status: 'ok', ...health }) : c.json({ status: 'down', ...health }, 503),
  );
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
