import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraf-tally-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const reporter = JSON.stringify(resolve('test/setup/tally-reporter.ts'));
  write(
    'vitest.config.mjs',
    `export default { test: { include: ['*.test.ts'], reporters: ['default', ${reporter}] } };`,
  );
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

function run(
  environment: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
): { code: number | null; lines: string[]; lastLine: string | undefined } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, ...more],
    { encoding: 'utf8', timeout: 25_000, env: { ...process.env, ...environment } },
  );
  const lines = stdout.trimEnd().split('\n');
  return { code: status, lines, lastLine: lines.at(-1) };
}

const head = "import { beforeAll, describe, expect, it } from 'vitest';\n";

describe('the closing line', () => {
  it('counts what passed and leaves with 0', () => {
    write('a.test.ts', `${head}it('one', () => {}); it('two', () => {});`);
    expect(run()).toMatchObject({ code: 0, lastLine: '2 passed, 0 failed' });
  });

  it('counts what failed and leaves with 1', () => {
    write('a.test.ts', `${head}it('one', () => {}); it('two', () => expect(1).toBe(2));`);
    expect(run()).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('counts a skipped test as failed and says its name and what to install', () => {
    write('a.test.ts', `${head}it('one', () => {}); it('needs it', (t) => t.skip('install chromium'));`);
    const { code, lines, lastLine } = run();
    expect({ code, lastLine }).toEqual({ code: 1, lastLine: '1 passed, 1 failed' });
    expect(lines.at(-2)).toBe('counted as failed: a.test.ts > needs it: skipped (install chromium)');
  });

  it('counts a file that does not load as failed', () => {
    write('a.test.ts', `${head}throw new Error('no');`);
    write('b.test.ts', `${head}it('one', () => {});`);
    expect(run()).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('counts a hook that breaks, and the tests that it kept from running', () => {
    write(
      'a.test.ts',
      `${head}describe('d', () => { beforeAll(() => { throw new Error('no'); }); it('x', () => {}); });`,
    );
    expect(run()).toMatchObject({ code: 1, lastLine: '0 passed, 2 failed' });
  });

  it('says of tests without a browser what to install', () => {
    const browser = JSON.stringify(resolve('test/driver/own-browser.ts'));
    write('a.test.ts', `${head}import { ownBrowser } from ${browser}; ownBrowser(); it('x', () => {});`);
    const { code, lines, lastLine } = run({ CHROMIUM: '/nowhere/chromium' });
    expect({ code, lastLine }).toEqual({ code: 1, lastLine: '0 passed, 2 failed' });
    expect(lines.at(-2)).toBe(
      "counted as failed: a.test.ts > x: skipped (There is no Chromium at /nowhere/chromium. Install Debian's package: sudo apt-get install chromium)",
    );
  });

  it('counts an error that nobody caught', () => {
    write('a.test.ts', `${head}it('one', () => { Promise.reject(new Error('lost')); });`);
    expect(run()).toMatchObject({ code: 1, lastLine: '1 passed, 1 failed' });
  });

  it('counts a run without tests as failed', () => {
    expect(run()).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
  });

  it('leaves out what was not asked for by name', () => {
    write('a.test.ts', `${head}describe('d', () => { it('one', () => {}); it('two', () => {}); });`);
    expect(run({}, ['-t', 'one'])).toMatchObject({ code: 0, lastLine: '1 passed, 0 failed' });
  });
});
