import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynoxide } from '../../../local/database/dynoxide.ts';
import type { EngineName } from '../../../local/database/engine.ts';
import { startDatabase } from '../../../local/database/start-database.ts';
import { freePort, UNBROWSED } from '../../../local/ports.ts';
import { ownBrowser } from '../../driver/own-browser.ts';
import { rawRequest, statusOf } from '../../driver/raw-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { inTab } = ownBrowser();
let site: Server;
let page: string;
beforeAll(async () => {
  site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>jahat</p>'));
  const port = await freePort();
  await new Promise<void>((up) => site.listen(port, '127.0.0.1', up));
  page = `http://127.0.0.1:${port}/`;
});
afterAll(() => site.close());

/** What a page elsewhere reads of a database whose address it knows; null where the browser does not ask. */
const readBy = (endpoint: string): Promise<string | null> =>
  inTab({}, async (tab) => {
    await tab.goto(page);
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    };
    const asked = JSON.stringify({ method: 'POST', headers, body: '{}' });
    return tab.evaluate<string | null>(
      `fetch(${JSON.stringify(endpoint)}, ${asked}).then((it) => it.text(), () => null)`,
    );
  });

async function started(engine: EngineName, endpoint?: string) {
  const where = endpoint === undefined ? {} : { endpoint };
  return startDatabase({ dataDir: temporaryFolder(), engine, inMemory: true, ...where, onProgress() {} });
}

describe('a page in a browser on this machine', { timeout: 120_000 }, () => {
  test.runIf(dynoxide.isInstalled())('reads nothing of Dynoxide, though it knows its address', async () => {
    const database = await started('dynoxide');
    expect(UNBROWSED).toContain(Number(new URL(database.endpoint).port));
    expect(await readBy(database.endpoint)).toBeNull();
    await database.stop();
    // It is the port that keeps it out: Dynoxide itself answers every origin.
    const open = await started('dynoxide', `http://${dynoxide.host()}:${await freePort()}`);
    expect(await readBy(open.endpoint)).toContain('TableNames');
    await open.stop();
  });

  test('is asked for nothing on any of the ports that are chosen for it', async () => {
    await inTab({}, async (tab) => {
      for (const port of UNBROWSED)
        await expect(tab.goto(`http://127.0.0.1:${port}/`)).rejects.toThrow('ERR_UNSAFE_PORT');
    });
  });

  // docs/known-faults.md: where this fails, DynamoDB Local has learned to look at the name that it is called by.
  test('reads DynamoDB Local by a name of its own that leads here, and only so', async () => {
    const database = await started('dynamodb-local');
    expect(await readBy(database.endpoint)).toBeNull();
    const port = Number(new URL(database.endpoint).port);
    const answer = await rawRequest(
      port,
      [
        'POST / HTTP/1.1',
        `Host: jahat.example:${port}`,
        `Origin: http://jahat.example:${port}`,
        'Connection: close',
        'Content-Type: application/x-amz-json-1.0',
        'X-Amz-Target: DynamoDB_20120810.ListTables',
        'Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'X-Amz-Date: 20260101T000000Z',
        'Content-Length: 2',
      ],
      '{}',
    );
    expect([statusOf(answer), answer.includes('TableNames')]).toEqual([200, true]);
    await database.stop();
  });
});
