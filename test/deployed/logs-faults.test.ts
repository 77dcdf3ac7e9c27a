import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import middy from '@middy/core';
import { expect, test, vi } from 'vitest';
import { logTo } from '../../local/function-log.ts';
import { contextOf } from '../../local/handlers.ts';

const log = join(mkdtempSync(join(tmpdir(), 'paraf-faults-')), 'functions.log');

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

test('a fault leaves a function, and stands in its log, by its name alone', async () => {
  const { logsFaults } = await logTo(log, () => import('../../functions/deployed/logs-faults.ts'));
  const handler = middy()
    .use(logsFaults())
    .handler(async () => {
      throw new Unreadable('expected a date but received\n    at sekda@kantor.example (/t/secret)');
    });
  const fault = await handler({}, contextOf('relay')).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof Error)) throw new Error('it did not fail');
  expect(fault.name).toBe('Unreadable');
  expect(`${fault.message}${fault.stack}${JSON.stringify(fault.cause)}`).not.toMatch(/sekda|secret/);

  await vi.waitFor(() => expect(readFileSync(log, 'utf8')).toContain('"fault":"Unreadable"'));
  expect(readFileSync(log, 'utf8')).not.toMatch(/sekda|secret/);
  expect(readFileSync(log, 'utf8')).toContain('logs-faults.test.ts');
});
