import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { claimPort, freePort, PortInUse, portFault } from '../../local/ports.ts';

function listening(port: number) {
  const server = createServer();
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

test('a free port can be listened on', async () => {
  const server = await listening(await freePort());
  server.close();
});

test('a port in use is named with its setting and a way out', async () => {
  const port = await freePort();
  const server = await listening(port);
  const fault = await claimPort(port, 'MAILBOX_PORT').catch((error: unknown) => error);
  server.close();
  expect(fault).toBeInstanceOf(PortInUse);
  expect(fault).toMatchObject({ name: 'PortInUse', port, setting: 'MAILBOX_PORT' });
  expect(String(fault)).toMatch(new RegExp(`Port ${port} .*MAILBOX_PORT=\\d+ npm start`));
});

test('a free port is claimed as it is', async () => {
  const port = await freePort();
  expect(await claimPort(port, 'PORT')).toBe(port);
});

test('another fault stays itself', () => {
  const fault = new Error('no');
  expect(portFault(fault, 1, 'PORT')).toBe(fault);
});
