import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { pageHeaders } from '../../functions/pages/page-headers.ts';
import { styles } from '../../functions/pages/styles.ts';
import type { Door } from '../../functions/sign-in/door.ts';
import { type Issuer, openIdIssuer } from '../../functions/sign-in/issuer.ts';
import { signInDoor } from '../../functions/sign-in/sign-in-door.ts';
import type { SignInTold } from '../../functions/sign-in/told.ts';
import { freePort } from '../../local/ports.ts';
import type { SignInPerson } from '../../local/sign-in/sign-in-person.ts';
import { startIssuer } from '../../local/sign-in/start-issuer.ts';
import type { TestRecords } from '../builders/records.ts';

export const KOORDINATOR = 'koordinator@kantor.example';
export const PENGAMAT = 'pengamat@kantor.example';

export const PEOPLE: SignInPerson[] = [
  { email: KOORDINATOR, name: 'Koordinator', office: 'Kominfo', groups: ['coordinators'], plan: 'papan' },
  { email: PENGAMAT, name: 'Kepala Dinas', office: 'Kominfo', groups: ['viewers'], plan: 'papan' },
  { email: 'tamu@kantor.example', name: 'Tamu', office: 'Kominfo', groups: [], plan: 'papan' },
];

export interface SignInOffice {
  readonly base: string;
  readonly door: Door;
  readonly told: SignInTold[];
  stop(): Promise<void>;
}

/** The pages of signing in on a port of their own, at this issuer; `/seen` says who is there. */
export async function serveDoor(records: TestRecords, port: number, issuer: Issuer): Promise<SignInOffice> {
  const base = `http://127.0.0.1:${port}`;
  const told: SignInTold[] = [];
  const { table, secretBytes, now } = records.parts;
  const door = signInDoor({
    table,
    secretBytes,
    now,
    baseUrl: base,
    issuer,
    sheet: styles,
    tell: (it) => told.push(it),
  });
  const app = new Hono();
  app.use(pageHeaders({ formOrigins: [], https: false }));
  app.route('/', door.routes);
  app.get('/seen', async (c) => c.json(await door.who(c.req.header('cookie'))));
  app.get('*', (c) => c.text(`landed on ${c.req.path}`));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    base,
    door,
    told,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The same with the local issuer, as one machine runs it. */
export async function startSignIn(records: TestRecords): Promise<SignInOffice & { readonly issuer: string }> {
  const port = await freePort();
  const redirectUri = `http://127.0.0.1:${port}/sign-in/callback`;
  const local = await startIssuer({ port: 0, redirectUri, people: async () => PEOPLE });
  const office = await serveDoor(records, port, openIdIssuer({ ...local, redirectUri }));
  return {
    ...office,
    issuer: local.issuer,
    async stop() {
      await office.stop();
      await local.stop();
    },
  };
}
