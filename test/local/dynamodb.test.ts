import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { endLeftovers } from '../../local/children.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { localAws } from '../../local/local-aws.ts';
import { processIdentity } from '../../local/process-identity.ts';
import { createTable } from '../../local/table.ts';
import { temporaryFolder } from './temporary-folder.ts';

const onProgress = () => {};
const item = { pk: { S: 'PLAN#a' }, sk: { S: 'x' } };

async function gone(pid: number, within: number): Promise<boolean> {
  for (let waited = 0; waited < within; waited += 50) {
    if (processIdentity(pid) === null) return true;
    await pause(50);
  }
  return false;
}

// Starting Java takes 2 s, and 20 s where other work keeps both cores busy.
describe('the local DynamoDB', { timeout: 120_000 }, () => {
  test('keeps its table, items and stream across a kill', async () => {
    const dataDir = temporaryFolder();
    const first = await startDynamoDb({ dataDir, onProgress });
    const client = new DynamoDBClient(localAws(first.endpoint));
    const { streamArn } = await createTable(client, 'paraf');
    await client.send(new PutItemCommand({ TableName: 'paraf', Item: item }));
    process.kill(first.pid, 'SIGKILL');
    expect((await first.exited).signal).toBe('SIGKILL');
    // The item is in the write-ahead log, not yet in the database: https://sqlite.org/fileformat.html, bytes 18 and 19.
    const database = readFileSync(join(dataDir, 'dynamodb', 'shared-local-instance.db'));
    expect([...database.subarray(18, 20)]).toEqual([2, 2]);
    expect(statSync(join(dataDir, 'dynamodb', 'shared-local-instance.db-wal')).size).toBeGreaterThan(0);

    expect(await endLeftovers(dataDir)).toEqual([]);
    const second = await startDynamoDb({ dataDir, onProgress });
    const again = new DynamoDBClient(localAws(second.endpoint));
    expect((await createTable(again, 'paraf')).streamArn).toBe(streamArn);
    const found = await again.send(new GetItemCommand({ TableName: 'paraf', Key: item }));
    expect(found.Item).toEqual(item);
    await second.stop();
    await second.stop();
    expect(processIdentity(second.pid)).toBeNull();
    expect(readFileSync(join(dataDir, 'logs', 'dynamodb.log'), 'utf8')).toContain(
      String(new URL(second.endpoint).port),
    );
  });

  test('dies with the process that started it, even when that is killed', async () => {
    const dataDir = temporaryFolder();
    const part = JSON.stringify(join(import.meta.dirname, '../../local/dynamodb.ts'));
    const script = `const { startDynamoDb } = await import(${part});
      const { pid } = await startDynamoDb({ dataDir: process.argv[1], inMemory: true, onProgress() {} }); console.log(pid);`;
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said] = await once(parent.stdout, 'data');
    const pid = Number(String(said));
    expect(processIdentity(pid)).not.toBeNull();
    parent.kill('SIGKILL');
    expect(await gone(pid, 10_000)).toBe(true);
  });

  test('one that was left behind is ended, a stranger with its pid is not', async () => {
    const dataDir = temporaryFolder();
    const leftover = spawn('sh', ['-c', 'sleep 60; : DynamoDBLocal.jar'], { stdio: 'ignore' });
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    const entry = (child: typeof leftover, identity: string | null, marker: string) => ({
      name: marker,
      pid: child.pid,
      identity,
      marker,
    });
    writeFileSync(
      join(dataDir, 'children.json'),
      JSON.stringify([
        entry(leftover, processIdentity(leftover.pid ?? 0), 'DynamoDBLocal.jar'),
        entry(stranger, processIdentity(stranger.pid ?? 0), 'another command'),
        entry(stranger, 'another boot:1', 'sleep'),
      ]),
    );
    expect(await endLeftovers(dataDir)).toEqual(['DynamoDBLocal.jar']);
    expect(leftover.signalCode ?? (await once(leftover, 'exit'))[1]).toBe('SIGTERM');
    expect(processIdentity(stranger.pid ?? 0)).not.toBeNull();
    stranger.kill();
  });

  test('a port that is taken is a named error that shows the log', async () => {
    const dataDir = temporaryFolder();
    const first = await startDynamoDb({ dataDir, inMemory: true, onProgress });
    const port = Number(new URL(first.endpoint).port);
    await first.stop();
    const { createServer } = await import('node:net');
    const taken = createServer().listen(port, '0.0.0.0');
    await once(taken, 'listening');
    const fault = await startDynamoDb({ dataDir, port, inMemory: true, onProgress }).catch(
      (error: unknown) => error,
    );
    taken.close();
    expect(fault).toMatchObject({ name: 'DynamoDbFailed' });
  });
});
