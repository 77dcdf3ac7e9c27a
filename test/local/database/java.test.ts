import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findJava, NoJava } from '../../../local/database/java.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A command that answers `-version` as that Java would. */
function java(home: string, version: string): string {
  const bin = join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  const file = join(bin, 'java');
  writeFileSync(file, `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`);
  chmodSync(file, 0o755);
  return file;
}

const never = () => Promise.reject(new Error('getaddrinfo ENOTFOUND api.adoptium.net'));
const lines: string[] = [];
const say = (line: string) => {
  lines.push(line);
};

test('the Java on PATH is used where it is new enough', async () => {
  const home = temporaryFolder();
  const onPath = java(home, '17.0.15');
  expect(await findJava({ onPath, javaHome: null, cacheDir: home }, say, never)).toBe(onPath);
});

test('an old Java on PATH gives way to JAVA_HOME', async () => {
  const old = temporaryFolder();
  const home = temporaryFolder();
  const found = await findJava(
    { onPath: java(old, '1.8.0_412'), javaHome: home, cacheDir: old },
    say,
    never,
  ).catch((fault: unknown) => fault);
  expect(found).toBeInstanceOf(NoJava);
  const newer = java(home, '21.0.1');
  expect(
    await findJava({ onPath: join(old, 'bin', 'java'), javaHome: home, cacheDir: old }, say, never),
  ).toBe(newer);
});

test('without Java one is fetched with a line of progress, and used again at the next start', async () => {
  const cacheDir = join(temporaryFolder(), 'cache');
  const places = { onPath: null, javaHome: null, cacheDir };
  lines.length = 0;
  const fetched = await findJava(places, say, async () =>
    java(join(cacheDir, 'jre', 'jdk-21-jre'), '21.0.5'),
  );
  expect(fetched).toBe(join(cacheDir, 'jre', 'jdk-21-jre', 'bin', 'java'));
  expect(lines).toEqual([
    `Java 17 or newer was not found: fetching Java 21 (about 50 MB) into ${cacheDir} …`,
  ]);
  expect(await findJava(places, say, never)).toBe(fetched);
  expect(lines).toHaveLength(1);
});

test('where none can be fetched the error names the package to install', async () => {
  const cacheDir = temporaryFolder();
  const fault = await findJava({ onPath: null, javaHome: null, cacheDir }, say, never).catch(
    (error: unknown) => error,
  );
  expect(fault).toMatchObject({ name: 'NoJava' });
  expect(String(fault)).toContain('openjdk-17-jre-headless');
  expect(String(fault)).toContain('ENOTFOUND');
});
