import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { startWeb } from '../../local/web.ts';

let port: number;
let web: { stop(): Promise<void> };
beforeAll(async () => {
  port = await freePort();
  const answers = new Hono().all('*', (c) => c.text('a page'));
  const handlers = { review: answers, tracker: new Hono(), signIn: new Hono() };
  web = await startWeb(port, handlers, { version: '0.0.0', commit: 'none' }, { status: () => 'ok' });
});
afterAll(() => web.stop());

/** Status and place of what is answered for this host; fetch sets the host by itself. */
const asked = (
  path: string,
  host: string,
  method = 'GET',
): Promise<[number | undefined, string | undefined]> =>
  new Promise((answered, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (answer) => {
      answer.resume();
      answered([answer.statusCode, answer.headers.location]);
    });
    sent.on('error', failed);
    sent.end();
  });

describe('the web on one machine', () => {
  test('leads from localhost to the address that signing in comes back to', async () => {
    const page = '/sections/a.b?done=3';
    expect(await asked(page, `localhost:${port}`)).toEqual([307, `http://127.0.0.1:${port}${page}`]);
    expect(await asked('//jahat.example/', `localhost:${port}`)).toEqual([
      307,
      `http://127.0.0.1:${port}//jahat.example/`,
    ]);
  });

  test('answers to its own address itself, and to no other name', async () => {
    expect(await asked('/', `127.0.0.1:${port}`)).toEqual([200, undefined]);
    for (const host of ['localhost', 'localhost:1', 'papan.example', `papan.example:${port}`])
      for (const path of ['/', '/healthz']) expect(await asked(path, host)).toEqual([403, undefined]);
  });

  test('answers what is no GET, and how it is, on localhost too', async () => {
    expect(await asked('/', `localhost:${port}`, 'POST')).toEqual([200, undefined]);
    expect(await asked('/healthz', `localhost:${port}`)).toEqual([200, undefined]);
  });
});
