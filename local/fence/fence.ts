import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isStranger } from './stranger.ts';

/**
 * From now on a server answers no page of anybody else (see `isStranger`): before its own listeners see a request, or a
 * WebSocket is opened. Call it when the server has all its listeners. `poster`: whose forms it takes, besides its own.
 */
export function fence(server: Server, poster?: string): void {
  const strange = (request: IncomingMessage) =>
    isStranger(request, request.socket.localPort ?? Number.NaN, poster);
  const asked = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (strange(request)) refuse(request, response);
    else for (const listener of asked) listener.call(server, request, response);
  });
  const upgraded = server.listeners('upgrade');
  if (upgraded.length === 0) return;
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (strange(request)) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else for (const listener of upgraded) listener.call(server, request, socket, head);
  });
}

/** In words, for whoever came by a tunnel or a name of their own. */
function refuse({ socket }: IncomingMessage, response: ServerResponse): void {
  response
    .writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`Only pages of this address itself are answered here: open http://127.0.0.1:${socket.localPort}/\n`);
}
