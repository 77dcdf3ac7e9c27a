import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { endLeftovers } from '../../../local/children.ts';
import { dynamodbLocal } from '../../../local/database/dynamodb-local.ts';
import { dynoxide } from '../../../local/database/dynoxide.ts';
import { ENGINES } from '../../../local/database/engine.ts';
import { startDatabase } from '../../../local/database/start-database.ts';
import { localAws } from '../../../local/local-aws.ts';
import { processIdentity } from '../../../local/process-identity.ts';
import { createTable } from '../../../local/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

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
describe.each(ENGINES)('the local database %s', { timeout: 120_000 }, (engine) => {
  test('keeps its table, items and stream across a kill', async () => {
    const dataDir = temporaryFolder();
    const first = await startDatabase({ dataDir, engine, onProgress });
    const client = new DynamoDBClient(localAws(first.endpoint));
    const { streamArn } = await createTable(client, 'paraf');
    await client.send(new PutItemCommand({ TableName: 'paraf', Item: item }));
    process.kill(first.pid, 'SIGKILL');
    expect((await first.exited).signal).toBe('SIGKILL');
    // The item is in the write-ahead log, not yet in the database: https://sqlite.org/fileformat.html, bytes 18 and 19.
    const file = join(dataDir, engine === 'dynoxide' ? dynoxide.file : dynamodbLocal.file);
    expect([...readFileSync(file).subarray(18, 20)]).toEqual([2, 2]);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);

    expect(await endLeftovers(dataDir)).toEqual([]);
    const second = await startDatabase({ dataDir, onProgress });
    expect(second.engine.name).toBe(engine);
    const again = new DynamoDBClient(localAws(second.endpoint));
    expect((await createTable(again, 'paraf')).streamArn).toBe(streamArn);
    const found = await again.send(new GetItemCommand({ TableName: 'paraf', Key: item }));
    expect(found.Item).toEqual(item);
    await second.stop();
    await second.stop();
    expect(processIdentity(second.pid)).toBeNull();
    expect(readFileSync(join(dataDir, 'logs', 'database.log'), 'utf8')).toContain(
      String(new URL(second.endpoint).port),
    );
  });

  test('dies with the process that started it, even when that is killed', async () => {
    const dataDir = temporaryFolder();
    const part = JSON.stringify(join(import.meta.dirname, '../../../local/database/start-database.ts'));
    const script = `const { startDatabase } = await import(${part});
      const { pid } = await startDatabase({ dataDir: process.argv[1], engine: process.argv[2], inMemory: true, onProgress() {} });
      console.log(pid);`;
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, dataDir, engine],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = await once(parent.stdout, 'data');
    const pid = Number(String(said));
    expect(processIdentity(pid)).not.toBeNull();
    parent.kill('SIGKILL');
    expect(await gone(pid, 10_000)).toBe(true);
  });

  test('a port that is taken is a named error that shows the log', async () => {
    const dataDir = temporaryFolder();
    const first = await startDatabase({ dataDir, engine, inMemory: true, onProgress });
    const { endpoint } = first;
    await first.stop();
    const { port, hostname } = new URL(endpoint);
    const taken = createServer().listen(Number(port), hostname);
    await once(taken, 'listening');
    const fault = await startDatabase({ dataDir, engine, endpoint, inMemory: true, onProgress }).catch(
      (error: unknown) => error,
    );
    taken.close();
    expect(fault).toMatchObject({ name: 'DatabaseFailed' });
  });
});

describe('a local database', () => {
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

  test('Dynoxide listens at an address that cannot be guessed, and at no other', async () => {
    const dataDir = temporaryFolder();
    const { endpoint, stop } = await startDatabase({
      dataDir,
      engine: 'dynoxide',
      inMemory: true,
      onProgress,
    });
    const { hostname, port } = new URL(endpoint);
    expect(hostname).not.toBe('127.0.0.1');
    // Not by fetch: Node's refuses these ports, as browsers do.
    const answers = (host: string) =>
      new Promise<boolean>((said) => {
        const socket = connect(Number(port), host, () => said(socket.destroy().destroyed));
        socket.on('error', () => said(false));
      });
    expect(await answers(hostname)).toBe(true);
    for (const other of ['127.0.0.1', 'localhost'])
      expect([other, await answers(other)]).toEqual([other, false]);
    await stop();
    expect(new Set(Array.from({ length: 50 }, dynoxide.host)).size).toBe(50);
  });

  test('Dynoxide finds the end of its stream by an index, in a new folder too', async () => {
    const dataDir = temporaryFolder();
    const { endpoint, stop } = await startDatabase({ dataDir, engine: 'dynoxide', onProgress });
    const client = new DynamoDBClient(localAws(endpoint));
    await createTable(client, 'paraf');
    await client.send(new PutItemCommand({ TableName: 'paraf', Item: item }));
    client.destroy();
    await stop();
    const file = new DatabaseSync(join(dataDir, dynoxide.file));
    const order = 'CAST(sequence_number AS INTEGER)';
    const plan = (asked: string) => JSON.stringify(file.prepare(`EXPLAIN QUERY PLAN ${asked}`).all());
    expect(plan(`SELECT MAX(${order}) FROM _stream_records WHERE table_name = 'paraf'`)).toContain(
      'paraf_stream_order',
    );
    expect(
      plan(`SELECT * FROM _stream_records WHERE table_name = 'paraf' AND ${order} > 5 ORDER BY ${order}`),
    ).toMatch(/^(?!.*TEMP B-TREE).*paraf_stream_order/);
    file.close();
  });
});
