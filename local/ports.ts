import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The port is taken by another program. `message` says which port, which setting chose it, and how to choose another. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  readonly port: number;
  readonly setting: string;

  constructor(port: number, setting: string, cause?: unknown) {
    const other = port < 65_000 ? port + 10 : 8080;
    super(
      `Port ${port} (${setting}) is already used by another program. Stop that program, or choose another port: ${setting}=${other} npm start`,
      { cause },
    );
    this.port = port;
    this.setting = setting;
  }
}

/** Below the ports that systems give to outgoing connections (32768 on Linux, 49152 elsewhere), above the registered few. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

/**
 * A free port on 127.0.0.1. Nothing reserves it, but no connection is given it by the system either: it can be listened
 * on a while later, or again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await tryPort(randomInt(LOWEST, HIGHEST)).catch(() => null);
    if (port !== null) return port;
  }
  return tryPort(0);
}

/**
 * Ports on which no browser asks anything, whoever's page it is: https://fetch.spec.whatwg.org/#port-blocking. Those of
 * them that programs seldom listen on; 4190 and 6679 are on that list, too, and Chromium 156 asks on them.
 */
export const UNBROWSED = [5060, 5061, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10_080];

/** A port of this host that is free and that no browser reaches; where all of those are taken, any free one of 127.0.0.1. */
export async function unbrowsedPort(host: string): Promise<number> {
  const first = randomInt(UNBROWSED.length);
  for (const port of [...UNBROWSED.slice(first), ...UNBROWSED.slice(0, first)])
    if ((await tryPort(port, host).catch(() => null)) !== null) return port;
  return freePort();
}

/**
 * Makes sure that a port can be listened on, so that a start fails before anything else was started.
 * `setting` is the name of the setting that chose it, e.g. `PORT` or `MAILBOX_PORT`. 0 picks a free one.
 * @throws PortInUse
 */
export async function claimPort(port: number, setting: string): Promise<number> {
  try {
    return await tryPort(port);
  } catch (fault) {
    throw portFault(fault, port, setting);
  }
}

/** Turns the EADDRINUSE of a `listen` into `PortInUse`; any other fault is given back as it is. */
export function portFault(fault: unknown, port: number, setting: string): unknown {
  const taken = fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
  return taken ? new PortInUse(port, setting, fault) : fault;
}

function tryPort(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
