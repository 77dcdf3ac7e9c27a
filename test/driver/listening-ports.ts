import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { processesOf } from './processes-of.ts';

/** A place that a process listens on. `address` as Linux writes it: little-endian hexadecimal digits. */
export interface Listening {
  readonly address: string;
  readonly port: number;
}

const LISTEN = '0A';

/** Every TCP port that the Paraf of this data folder and its children listen on. Linux only. */
export function listeningPorts(dataDir: string): Listening[] {
  const pids = processesOf(dataDir).map((line) => line.split(' ')[0] ?? '');
  const sockets = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        if (state !== LISTEN || !sockets.has(inode)) return [];
        const [address = '', port = ''] = local.split(':');
        return [{ address, port: Number.parseInt(port, 16) }];
      }),
  );
}

function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return []; // Closed in between.
      }
    });
  } catch {
    return []; // The process went in between.
  }
}
