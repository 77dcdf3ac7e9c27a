import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime } from '../../../local/data-folder.ts';
import { listeningPorts } from '../../driver/listening-ports.ts';
import { type ParafProcess, startParaf } from '../../driver/paraf-process.ts';
import { rawRequest, statusOf } from '../../driver/raw-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Every address in what a runtime announces, by the names that lead to it. */
function addressesIn(facts: unknown, path: readonly string[] = []): Map<string, URL> {
  const found = new Map<string, URL>();
  if (typeof facts === 'string' && /^\w+:\/\/127\./.test(facts)) found.set(path.join('.'), new URL(facts));
  if (typeof facts === 'object' && facts !== null)
    for (const [name, value] of Object.entries(facts))
      for (const [where, url] of addressesIn(value, [...path, name])) found.set(where, url);
  return found;
}

/** Those that speak HTTP, and whose server is our own to fence. */
const NOT_OURS = ['endpoints.dynamodb', 'smtp'];

let office: ParafProcess;
let announced: Map<string, URL>;
let fenced: [string, number][];

beforeAll(async () => {
  const dataDir = temporaryFolder();
  office = await startParaf({ dataDir, environment: { SAMPLE: 'none' } });
  announced = addressesIn(findRuntime(dataDir)?.facts);
  fenced = [...announced]
    .filter(([name]) => !NOT_OURS.includes(name))
    .map(([name, url]) => [name, Number(url.port)]);
}, 120_000);
afterAll(() => office?.kill());

const get = (...headers: string[]) => ['GET / HTTP/1.1', 'Connection: close', ...headers];
const post = (...headers: string[]) => [
  'POST / HTTP/1.1',
  'Connection: close',
  'Content-Length: 0',
  ...headers,
];

async function refusedBy(port: number, lines: readonly string[]): Promise<boolean> {
  const answer = await rawRequest(port, lines);
  // The store has a 403 of its own for what is not signed.
  return statusOf(answer) === 403 && answer.includes('Only pages of this address');
}

describe('every port of a running Paraf', { timeout: 60_000 }, () => {
  test.runIf(process.platform === 'linux')('is announced, and is on this machine only', () => {
    const listening = listeningPorts(office.dataDir);
    const ports = new Set([...announced.values()].map(({ port }) => Number(port)));
    expect(new Set(listening.map(({ port }) => port))).toEqual(ports);
    expect(ports.size).toBeGreaterThanOrEqual(7);
    const database = Number(announced.get('endpoints.dynamodb')?.port);
    for (const { address, port } of listening)
      if (port !== database) expect([port, address]).toEqual([port, '0100007F']);
  });

  test('answers to this machine’s own names, and to no other', async () => {
    for (const [name, port] of fenced) {
      for (const own of ['127.0.0.1', 'localhost', '[::1]'])
        expect([name, own, await refusedBy(port, get(`Host: ${own}:${port}`))]).toEqual([name, own, false]);
      for (const host of [
        `jahat.example:${port}`,
        'jahat.example',
        '127.0.0.1',
        `127.0.0.1:${port}.jahat.example`,
      ]) {
        expect([name, host, await refusedBy(port, get(`Host: ${host}`))]).toEqual([name, host, true]);
        expect([name, host, await refusedBy(port, post(`Host: ${host}`))]).toEqual([name, host, true]);
      }
    }
  });

  test('answers no request without a name, with two, or with a whole address for a path', async () => {
    for (const [name, port] of fenced) {
      const own = `Host: 127.0.0.1:${port}`;
      const none = statusOf(await rawRequest(port, get()));
      expect([name, [400, 403].includes(none)]).toEqual([name, true]);
      const old = statusOf(await rawRequest(port, ['GET / HTTP/1.0']));
      expect([name, old]).toEqual([name, 403]);
      const two = statusOf(await rawRequest(port, get(own, 'Host: jahat.example')));
      expect([name, [400, 403].includes(two)]).toEqual([name, true]);
      const whole = ['GET http://jahat.example/ HTTP/1.1', 'Connection: close', own];
      expect([name, await refusedBy(port, whole)]).toEqual([name, true]);
    }
  });

  test('answers to no page elsewhere', async () => {
    for (const [name, port] of fenced) {
      const own = `Host: 127.0.0.1:${port}`;
      for (const origin of [
        'http://jahat.example',
        'null',
        'http://127.0.0.1:1',
        `https://127.0.0.1:${port}`,
      ]) {
        expect([name, origin, await refusedBy(port, get(own, `Origin: ${origin}`))]).toEqual([
          name,
          origin,
          true,
        ]);
        expect([name, origin, await refusedBy(port, post(own, `Origin: ${origin}`))]).toEqual([
          name,
          origin,
          true,
        ]);
      }
      const site = 'Sec-Fetch-Site: cross-site';
      expect([
        name,
        await refusedBy(port, get(own, site, 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image')),
      ]).toEqual([name, true]);
      expect([
        name,
        await refusedBy(port, post(own, site, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document')),
      ]).toEqual([name, true]);
      expect([
        name,
        await refusedBy(port, get(own, site, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document')),
      ]).toEqual([name, false]);
    }
  });

  test('is none of another port’s pages', async () => {
    const { base, mailbox } = office;
    const origins = [base, mailbox];
    for (const [name, port] of fenced) {
      for (const origin of origins) {
        if (new URL(origin).port === String(port)) continue;
        const mayPost = name === 'endpoints.s3' && origin === base;
        const lines = post(`Host: 127.0.0.1:${port}`, `Origin: ${origin}`);
        expect([name, origin, await refusedBy(port, lines)]).toEqual([name, origin, !mayPost]);
      }
    }
  });

  test('opens no WebSocket for a page elsewhere', async () => {
    const port = Number(new URL(office.mailbox).port);
    const asks = (host: string, origin: string) =>
      rawRequest(port, [
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
        `Host: ${host}`,
        `Origin: ${origin}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]);
    expect(statusOf(await asks(`127.0.0.1:${port}`, office.mailbox))).toBe(101);
    expect(statusOf(await asks(`127.0.0.1:${port}`, 'http://jahat.example'))).toBe(403);
    expect(statusOf(await asks(`127.0.0.1:${port}`, office.base))).toBe(403);
    expect(statusOf(await asks(`jahat.example:${port}`, `http://jahat.example:${port}`))).toBe(403);
  });

  test('takes no mail from a page’s form', async () => {
    const smtp = announced.get('smtp');
    const mail =
      'EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nSubject: palsu\r\n\r\nisi\r\n.\r\n';
    const lines = [
      'POST / HTTP/1.1',
      `Host: 127.0.0.1:${smtp?.port}`,
      'Origin: http://jahat.example',
      'Content-Type: text/plain',
      `Content-Length: ${mail.length}`,
    ];
    await rawRequest(Number(smtp?.port), lines, mail);
    await new Promise((later) => setTimeout(later, 1000));
    const mails = await fetch(`${office.mailbox}/api/email`);
    expect(await mails.json()).toEqual([]);
  });
});
