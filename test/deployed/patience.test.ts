import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import { expect, test } from 'vitest';
import { inTime, knowsItsTime } from '../../functions/deployed/in-time.ts';
import { LONGEST_CALL_MS, patience } from '../../functions/deployed/patience.ts';
import { contextOf } from '../../local/handlers.ts';
import { localAws } from '../../local/local-aws.ts';

test('a request that is never answered is given up, and tried again', async () => {
  let asked = 0;
  const silent = createServer(() => {
    asked += 1;
  });
  await new Promise<void>((up) => silent.listen(0, '127.0.0.1', up));
  const { port } = silent.address() as AddressInfo;
  const client = new DynamoDBClient({
    ...localAws(`http://127.0.0.1:${port}`),
    maxAttempts: 2,
    requestHandler: { ...patience.requestHandler, requestTimeout: 150 },
  });
  await expect(client.send(new ListTablesCommand({}))).rejects.toThrow(/timed out|timeout/i);
  expect(asked).toBe(2);
  client.destroy();
  silent.closeAllConnections();
  await new Promise((down) => silent.close(down));
});

const deployed = readdirSync('functions/deployed').map((file) => ({
  file,
  text: readFileSync(`functions/deployed/${file}`, 'utf8'),
}));

test('no client of a deployed function waits for ever, nor begins what its run cannot end', () => {
  const made = deployed.flatMap(({ text }) =>
    [...text.matchAll(/(\w+\()\s*new \w+Client\(([^)]*)/g)].map(([, by, given]) => ({ by, given })),
  );
  expect(made.length).toBeGreaterThan(4);
  for (const { by, given } of made) {
    expect(given).toMatch(/patience/);
    expect(by).toBe('inTime(');
  }
  for (const { file, text } of deployed)
    if (text.includes('import middy')) expect(text, file).toMatch(/knowsItsTime/);
});

test('a run that has too little time left for an answer does not ask, and is told that none came', async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end('{"TableNames":[]}');
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  const client = inTime(new DynamoDBClient(localAws(`http://127.0.0.1:${port}`)));
  const handler = middy()
    .use(knowsItsTime())
    .handler(async () => {
      await new Promise((passed) => setTimeout(passed, 100));
      return client.send(new ListTablesCommand({}));
    });
  const living = (ms: number) => ({ ...contextOf('test'), getRemainingTimeInMillis: () => ms });
  await handler({}, living(60_000));
  expect(asked).toBe(1);
  await expect(handler({}, living(LONGEST_CALL_MS + 1_050))).rejects.toThrow(
    expect.objectContaining({ name: 'TimeoutError' }),
  );
  expect(asked).toBe(1);
  client.destroy();
  server.close();
});
