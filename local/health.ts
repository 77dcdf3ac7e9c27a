import { statfs } from 'node:fs/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isPassing } from '../functions/step-functions/passing-fault.ts';
import type { Ailment } from '../functions/wording/tracker-words.ts';

/** How it is with a Paraf on one machine. `starting`: it serves, but the first import is not done. */
export interface Health {
  status(): 'starting' | 'ok' | Ailment;
  /** What is wrong with the database or its disk. */
  ailment(): Ailment | null;
  /** The first import is done. */
  ready(): void;
  stop(): void;
}

/** A start writes some 20 MB, a section's life with its mails less than one. */
const NEARLY_FULL_BYTES = 100_000_000;
const LOOK_MS = 2000;
/** A small write may find room where a decision did not: what people were refused stands for so long, */
const REFUSED_MS = 5000;
/** and for as long as there is less room than this: a decision needs more than a small write that happens to find some. */
const ROOM_BYTES = 1_000_000;

/**
 * Watches the database of one machine: by what becomes of the writes that there are, and, where one failed or the disk is
 * nearly full, by writes of its own until one is kept. A database in health is not asked.
 */
export function watchHealth(of: {
  readonly dataDir: string;
  readonly client: Pick<DynamoDBDocumentClient, 'middlewareStack'>;
  readonly exited: Promise<unknown>;
  /** Writes something. */
  probe(): Promise<unknown>;
  now(): number;
}): Health {
  let isStarted = false;
  let hasExited = false;
  let isNearlyFull = false;
  let hasFailedProbe = false;
  let refusedAt: number | null = null;
  void of.exited.then(() => {
    hasExited = true;
  });

  of.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!/^(Put|Update|TransactWrite)/.test(commandName)) return next(args);
        try {
          const answered = await next(args);
          // A small write may find room where a decision did not; of those, `look` judges.
          if (commandName.startsWith('TransactWrite')) refusedAt = null;
          return answered;
        } catch (fault) {
          if (isPassing(fault)) refusedAt = of.now();
          throw fault;
        }
      },
    { step: 'initialize', name: 'watch-health' },
  );

  async function look(): Promise<void> {
    const { bavail, bsize } = await statfs(of.dataDir);
    const room = bavail * bsize;
    isNearlyFull = room < NEARLY_FULL_BYTES;
    if (hasExited || (!isNearlyFull && refusedAt === null && !hasFailedProbe)) return;
    hasFailedProbe = await of.probe().then(
      () => false,
      () => true,
    );
    const isOver = !hasFailedProbe && room >= ROOM_BYTES;
    if (isOver && refusedAt !== null && of.now() - refusedAt > REFUSED_MS) refusedAt = null;
  }

  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const looking = () => {
    if (!isStopped)
      void look()
        .catch(() => {})
        .finally(() => {
          timer = setTimeout(looking, LOOK_MS);
        });
  };
  looking();

  const ailment = (): Ailment | null => {
    if (hasExited) return 'database-stopped';
    if (refusedAt !== null || hasFailedProbe) return 'database-does-not-write';
    return isNearlyFull ? 'disk-nearly-full' : null;
  };
  return {
    ailment,
    status: () => ailment() ?? (isStarted ? 'ok' : 'starting'),
    ready() {
      isStarted = true;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
