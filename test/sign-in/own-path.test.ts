import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownPath } from '../../functions/sign-in/own-path.ts';

const BASE = 'https://paraf.example';

/** Where a browser that is on a page of ours goes by this `Location`. */
const wayTo = (location: string): URL => new URL(location, `${BASE}/sign-in/callback?code=1`);

const NASTY = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@evil.example',
  '.evil.example',
  ':80@evil.example/',
  '/..//evil.example',
  '/.//evil.example',
  '/a/../..//evil.example',
  '/%2e%2e//evil.example',
  '/a/%2E%2e//evil.example',
  '//evil.example/%2e%2e',
  '///evil.example',
  '/\u0000/evil.example',
  '/\r\nSet-Cookie: a=b',
  ' /evil',
  '',
];

describe('the page that signing in lands on', () => {
  test.each(NASTY)('is ours for %j', (asked) => {
    const path = ownPath(asked);
    expect(wayTo(path).origin).toBe(BASE);
    expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
  });

  test('is ours for whatever is asked', () => {
    const piece = fc.constantFrom(
      ...[
        '/',
        '\\',
        '..',
        '.',
        '%2e',
        '%2F',
        '%5c',
        '@',
        ':',
        '\t',
        '\n',
        '\r',
        ' ',
        '?',
        '#',
        'evil.example',
      ],
      ...['https:', 'http://', 'javascript:', '\u0000', '\u2028', 'ﾠ', '。', 'a'],
    );
    const slashes = fc.constantFrom('/', '/', '..', '.', '%2e', '\\', '\t', 'evil.example');
    const strings = fc.oneof(
      fc.array(slashes, { maxLength: 7 }).map((pieces) => `/${pieces.join('')}`),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(strings, (asked) => {
        const path = ownPath(asked);
        expect(wayTo(path).origin).toBe(BASE);
        expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['/', '/'],
    ['/?plan=bojonegoro&page=2', '/?plan=bojonegoro&page=2'],
    [
      '/sections/bojonegoro.buku-1-visi/acts/replace?person=bappeda',
      '/sections/bojonegoro.buku-1-visi/acts/replace?person=bappeda',
    ],
    ['/account', '/account'],
  ])('is %s where that was asked for', (asked, path) => {
    expect(ownPath(asked)).toBe(path);
  });

  test.each([
    '/sign-in',
    '/sign-in?to=/',
    '/sign-in/callback?code=1',
    '/sign-out',
    `/${'a'.repeat(2000)}`,
    undefined,
  ])('is the first page for %s', (asked) => {
    expect(ownPath(asked)).toBe('/');
  });
});
