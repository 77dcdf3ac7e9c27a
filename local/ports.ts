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

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
