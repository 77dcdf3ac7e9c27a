import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { logTo } from '../../local/function-log.ts';
import { contextOf } from '../../local/handlers.ts';
import { bounce, complaint } from '../mail/ses-events.ts';

const log = join(mkdtempSync(join(tmpdir(), 'paraf-feedback-')), 'functions.log');
let handle: (event: unknown) => Promise<unknown>;

beforeAll(async () => {
  vi.stubEnv('TABLE', 'none');
  vi.stubEnv('FIRST_TRY_SECONDS', '120');
  vi.stubEnv('MOVE_SECONDS', '180');
  // Nobody listens there: a row that is looked up fails, as with a database that is away.
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_REGION', 'ap-southeast-3');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  const { handler } = await logTo(log, () => import('../../functions/deployed/mail-feedback.ts'));
  handle = (event) => handler(event, contextOf('mail-feedback'));
});

const of = { section: 'bojonegoro.visi', row: '000012-01-0123abcd' };

describe('mail-feedback', () => {
  test('passes over a mail that Paraf did not send, and one that somebody took out of their spam', async () => {
    expect(await handle(bounce(null))).toEqual({ outcome: 'not-ours' });
    expect(await handle(complaint(of, { type: 'not-spam' }))).toEqual({ outcome: 'passes' });
  });

  test.each(['Permanent', 'Transient'])(
    'fails at a %s bounce where the records cannot be reached, so that the event is handed over again',
    async (type) => {
      await expect(handle(bounce(of, type, 'General'))).rejects.toThrow();
    },
  );

  test.each([[undefined], ['sekda@kantor.example'], [{ detail: { eventType: 'sekda@kantor.example' } }]])(
    'fails on what SES does not say: %j',
    async (event) => {
      await expect(handle(event)).rejects.toThrow();
    },
  );

  test('writes ids only', async () => {
    await vi.waitFor(() => expect(readFileSync(log, 'utf8').split('\n').length).toBeGreaterThan(6));
    const lines = readFileSync(log, 'utf8');
    expect(lines).toContain('bojonegoro.visi');
    expect(lines).not.toMatch(/kantor\.example|550|Recipient|pengesahan/);
  });
});
