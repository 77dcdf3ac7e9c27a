import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { startWorld, type World } from '../review-web/world.ts';
import { COORDINATOR, trackerFor } from './signed-in.ts';

/** Kominfo's pages on a port of their own, for the plan's coordinator; `prepare` fills their world. */
export function servedTracker(prepare: (world: World) => Promise<unknown>): {
  readonly world: World;
  readonly baseUrl: string;
} {
  let served: { readonly world: World; readonly baseUrl: string; readonly server: Server } | null = null;
  beforeAll(async () => {
    const world = await startWorld();
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const server = createServer(getRequestListener(trackerFor(world, COORDINATOR, baseUrl).app.fetch));
    await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
    served = { world, baseUrl, server };
    await prepare(world);
  }, 120_000);
  afterAll(async () => {
    served?.server.closeAllConnections();
    await new Promise((down) => (served === null ? down(null) : served.server.close(down)));
    await served?.world.stop();
  });
  const here = () => {
    if (served === null) throw new Error('the pages are served from the first test on');
    return served;
  };
  return {
    get world() {
      return here().world;
    },
    get baseUrl() {
      return here().baseUrl;
    },
  };
}
