import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import * as v from 'valibot';
import { freePort } from '../../local/ports.ts';
import { invoke } from './invoke.ts';

const Answer = v.object({
  statusCode: v.number(),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  cookies: v.optional(v.array(v.string()), []),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

/**
 * A deployed HTTP API as a browser meets it: each request invokes the function of its route, as API Gateway does (payload
 * 2.0); what has no route is the API's own 404. `routes`: function names by `METHOD /path` or `METHOD /path/{proxy+}`.
 */
export async function startBridge(
  client: LambdaClient,
  routes: ReadonlyMap<string, string>,
): Promise<{ base: string; stop(): void }> {
  const port = await freePort();
  const server = createServer((request, response) => {
    pass(client, routes, request, response).catch((fault: unknown) => {
      response.writeHead(502).end(String(fault));
    });
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return { base: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

async function pass(
  client: LambdaClient,
  routes: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(v.parse(v.instance(Uint8Array), chunk));
  const url = new URL(request.url ?? '/', 'http://api');
  const found = [...routes].find(([key]) => matches(key, request.method ?? 'GET', url.pathname));
  if (found === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
    return;
  }
  const [routeKey, functionName] = found;
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(',')]],
    ),
  );
  const answer = v.parse(
    Answer,
    await invoke(client, functionName, {
      version: '2.0',
      routeKey,
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers,
      requestContext: {
        domainName: headers['host'],
        http: { method: request.method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
        requestId: 'trial',
      },
      body: Buffer.concat(chunks).toString('base64'),
      isBase64Encoded: true,
    }),
  );
  response.writeHead(answer.statusCode, { ...answer.headers, 'set-cookie': answer.cookies });
  response.end(Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8'));
}

function matches(key: string, method: string, path: string): boolean {
  const [of, pattern = ''] = key.split(' ');
  if (of !== method) return false;
  const [start = '', rest] = pattern.split('{proxy+}');
  return rest === undefined ? path === pattern : path.startsWith(start) && path.length > start.length;
}
