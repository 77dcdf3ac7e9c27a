import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { trackerWeb } from '../functions/tracker-web/tracker-web.ts';
import { wordsOf } from '../functions/wording/words-of.ts';
import type { Handlers } from './handlers.ts';
import { plansHere } from './plans.ts';
import { portFault } from './ports.ts';

/** The pages behind a link, the board, and `/healthz`, on 127.0.0.1. */
export async function startWeb(
  port: number,
  { review, parts }: Handlers,
  health: { version: string; commit: string },
  /** Whether all parts are up. */
  isUp: () => boolean,
): Promise<{ stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/healthz', (c) =>
    isUp() ? c.json({ status: 'ok', ...health }) : c.json({ status: 'down', ...health }, 503),
  );
  app.route(
    '/',
    trackerWeb({
      table: parts.table,
      now: parts.now,
      words: wordsOf('id'),
      plans: () => plansHere(parts.table),
    }),
  );
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
