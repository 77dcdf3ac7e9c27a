import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { patience } from '../../functions/deployed/patience.ts';
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

test('no client of a deployed function waits for ever', () => {
  const folder = 'functions/deployed';
  const made = readdirSync(folder).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/new \w+Client\(([^)]*)/g)].map(
      ([, given]) => given,
    ),
  );
  expect(made.length).toBeGreaterThan(4);
  for (const given of made) expect(given).toContain('patience');
});
