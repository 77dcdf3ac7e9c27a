import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isStranger } from '../../../local/fence/stranger.ts';

const WEB = 'http://127.0.0.1:8080';

function strange(
  headers: Readonly<Record<string, string>>,
  {
    method = 'GET',
    url = '/',
    port = 8080,
    poster,
  }: Partial<Record<'method' | 'url' | 'poster', string>> & { port?: number } = {},
): boolean {
  const all: IncomingHttpHeaders = { host: `127.0.0.1:${port}`, ...headers };
  const headersDistinct = { host: [String(all.host)] };
  return isStranger({ method, url, headers: all, headersDistinct }, port, poster);
}
const opened = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

describe('who asks a port of one machine', () => {
  test.each(['127.0.0.1:8080', 'localhost:8080', 'LOCALHOST:8080', '[::1]:8080'])(
    '%s is its own name',
    (host) => {
      expect(strange({ host })).toBe(false);
    },
  );

  test.each([
    'jahat.example:8080',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:8025',
    '127.0.0.1.jahat.example:8080',
    'localhost.:8080',
    '',
    '127.0.0.1:80800',
    '127.0.0.1:8080.jahat.example',
    '0.0.0.0:8080',
    '127.0.0.2:8080',
  ])('%s is none', (host) => {
    expect(strange({ host })).toBe(true);
  });

  test('port 80 need not be named', () => {
    expect(strange({ host: 'localhost' }, { port: 80 })).toBe(false);
    expect(strange({ host: 'jahat.example' }, { port: 80 })).toBe(true);
  });

  test('two names, or none, are no name', () => {
    const asks = (host: string[]) =>
      isStranger({ method: 'GET', url: '/', headers: {}, headersDistinct: { host } }, 8080);
    expect(asks(['127.0.0.1:8080'])).toBe(false);
    expect(asks(['127.0.0.1:8080', 'jahat.example'])).toBe(true);
    expect(asks([])).toBe(true);
    expect(isStranger({ method: 'GET', url: '/', headers: {}, headersDistinct: {} }, 8080)).toBe(true);
  });

  test('a whole address in the first line is no path', () => {
    expect(strange({}, { url: 'http://jahat.example/' })).toBe(true);
    expect(strange({}, { url: '*' })).toBe(true);
  });

  test('whoever names no origin is a program', () => {
    expect(strange({}, { method: 'POST' })).toBe(false);
  });

  test.each([WEB, 'http://localhost:8080', 'http://[::1]:8080'])('%s is its own page', (origin) => {
    expect(strange({ origin, 'sec-fetch-site': 'same-origin' }, { method: 'POST' })).toBe(false);
  });

  test.each([
    'http://jahat.example',
    'null',
    'https://127.0.0.1:8080',
    'http://127.0.0.1:8025',
    'http://127.0.0.1',
    '',
  ])('%s is a page elsewhere', (origin) => {
    expect(strange({ origin })).toBe(true);
    expect(strange({ origin }, { method: 'POST' })).toBe(true);
  });

  test.each(['cross-site', 'same-site'])('from %s only a link may be followed', (site) => {
    expect(strange({ 'sec-fetch-site': site, ...opened })).toBe(false);
    expect(strange({ 'sec-fetch-site': site, ...opened }, { method: 'POST' })).toBe(true);
    expect(strange({ 'sec-fetch-site': site, ...opened, 'sec-fetch-dest': 'iframe' })).toBe(true);
    expect(strange({ 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBe(
      true,
    );
    expect(strange({ 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).toBe(
      true,
    );
  });

  test('an address that was typed is opened', () => {
    expect(strange({ 'sec-fetch-site': 'none', ...opened })).toBe(false);
  });

  test('forms of the web may be posted where the web is the poster, and nothing else of it', () => {
    const store = { method: 'POST', port: 9000, poster: WEB };
    expect(strange({ origin: WEB }, store)).toBe(false);
    expect(strange({ origin: WEB, 'sec-fetch-site': 'same-site', ...opened }, store)).toBe(false);
    expect(strange({ origin: 'null', 'sec-fetch-site': 'same-site', ...opened }, store)).toBe(false);
    expect(strange({ origin: WEB, 'sec-fetch-site': 'cross-site' }, store)).toBe(true);
    expect(strange({ origin: 'null', 'sec-fetch-site': 'cross-site', ...opened }, store)).toBe(true);
    expect(strange({ origin: 'null' }, store)).toBe(true);
    expect(strange({ origin: 'http://jahat.example' }, store)).toBe(true);
    expect(strange({ origin: WEB }, { ...store, method: 'PUT' })).toBe(true);
    expect(strange({ host: 'jahat.example:9000', origin: WEB }, store)).toBe(true);
  });
});
