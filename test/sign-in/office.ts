import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type Issuer, openIdIssuer } from '../../functions/sign-in/issuer.ts';
import { sessionDoor } from '../../functions/sign-in/sessions.ts';
import { signInWeb } from '../../functions/sign-in/sign-in-web.ts';
import type { SignInTold } from '../../functions/sign-in/told.ts';
import { freePort } from '../../local/ports.ts';
import type { SignInPerson } from '../../local/sign-in/sign-in-person.ts';
import { startIssuer } from '../../local/sign-in/start-issuer.ts';
import type { TestRecords } from '../builders/records.ts';

export const KOORDINATOR = 'koordinator@kantor.example';
export const PENGAMAT = 'pengamat@kantor.example';
export const TAMU = 'tamu@kantor.example';

const person = (email: string, name: string, groups: SignInPerson['groups']): SignInPerson => ({
  email,
  name,
  office: 'Kominfo',
  groups,
  plan: 'papan',
});
export const PEOPLE: readonly SignInPerson[] = [
  person(KOORDINATOR, 'Koordinator', ['coordinators']),
  person(PENGAMAT, 'Kepala Dinas', ['viewers']),
  person(TAMU, 'Tamu', []),
];

export interface DoorPages {
  readonly app: Hono;
  readonly told: SignInTold[];
}

/** The pages of signing in at this issuer; `/seen` says who is there, and every other page that one has landed. */
export function doorPages({ dependencies }: TestRecords, base: string, issuer: Issuer): DoorPages {
  const told: SignInTold[] = [];
  const { table, secretBytes, now } = dependencies;
  const door = sessionDoor(dependencies);
  const app = new Hono();
  app.route('/', signInWeb({ table, secretBytes, now, baseUrl: base, issuer, tell: (it) => told.push(it) }));
  app.get('/seen', async (c) => c.json(await door.who(c.req.header('cookie'))));
  app.get('/glanced', async (c) => c.json(await door.glance(c.req.header('cookie'))));
  app.get('*', (c) => c.text(`landed on ${c.req.path}`));
  return { app, told };
}

export interface SignInOffice extends DoorPages {
  readonly base: string;
  readonly issuer: string;
  stop(): Promise<void>;
}

/** The pages on a port of their own, with the local issuer, as one machine runs them. */
export async function startSignIn(records: TestRecords): Promise<SignInOffice> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const redirectUri = `${base}/sign-in/callback`;
  const local = await startIssuer({ port: 0, redirectUri, people: async () => PEOPLE });
  const pages = doorPages(records, base, openIdIssuer({ ...local, redirectUri }));
  const server = createServer(getRequestListener(pages.app.fetch));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    ...pages,
    base,
    issuer: local.issuer,
    async stop() {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      await local.stop();
    },
  };
}
