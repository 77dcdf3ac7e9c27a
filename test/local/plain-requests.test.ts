import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { patience } from '../../functions/deployed/patience.ts';
import { localAws } from '../../local/local-aws.ts';
import { plainRequests } from '../../local/plain-requests.ts';

const undone: (() => void)[] = [];
afterEach(() => {
  for (const undo of undone.splice(0)) undo();
});

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void;

/** A client of a database that answers its first requests in these ways, and the last of them from then on. */
async function clientOf(...answers: [Answer, ...Answer[]]) {
  let asked = 0;
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? answers[0];
    asked += 1;
    answer(response, request, await text(request));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = new DynamoDBClient(localAws(`http://127.0.0.1:${address.port}`));
  plainRequests(client, 150);
  undone.push(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  const documents = DynamoDBDocumentClient.from(client);
  const get = () => documents.send(new GetCommand({ TableName: 'paraf', Key: { pk: 'a', sk: 'b' } }));
  return { get, asked: () => asked };
}

const found: Answer = (response) => {
  const item = JSON.stringify({ Item: { title: { S: 'Bab ½' } } });
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(item);
};

test('a request arrives whole, with a key and no signature of it, and its answer comes back', async () => {
  const seen: unknown[] = [];
  const { get } = await clientOf((response, request, body) => {
    const { 'x-amz-target': target, authorization } = request.headers;
    seen.push({ target, authorization, asked: JSON.parse(body) });
    found(response, request, body);
  });
  expect((await get()).Item).toEqual({ title: 'Bab ½' });
  expect(seen).toEqual([
    {
      target: 'DynamoDB_20120810.GetItem',
      authorization: expect.stringContaining('Credential=local/'),
      asked: { TableName: 'paraf', Key: { pk: { S: 'a' }, sk: { S: 'b' } } },
    },
  ]);
  expect(JSON.stringify(seen)).toMatch(/Signature=0"/);
});

test('is asked again where the connection broke and where no answer came', async () => {
  const { get, asked } = await clientOf(
    (response) => response.destroy(),
    () => {},
    found,
  );
  expect((await get()).Item).toEqual({ title: 'Bab ½' });
  expect(asked()).toBe(patience.maxAttempts);
});

test('is asked again where the database had a fault', async () => {
  const { get, asked } = await clientOf(
    (response) => response.writeHead(500).end('{"__type":"InternalServerError"}'),
    found,
  );
  expect((await get()).Item).toEqual({ title: 'Bab ½' });
  expect(asked()).toBe(2);
});

test('a refusal is a refusal: it comes back by its name, at once', async () => {
  const { get, asked } = await clientOf((response) =>
    response.writeHead(400).end('{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}'),
  );
  await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(asked()).toBe(1);
});

test('a database that answers nothing at all is given up', async () => {
  const { get, asked } = await clientOf(() => {});
  await expect(get()).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(asked()).toBe(patience.maxAttempts);
});
