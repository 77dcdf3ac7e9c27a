import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const Stored = v.object({
  streamArn: v.string(),
  mappings: v.record(v.string(), v.record(v.string(), v.string())),
});

/** Where the positions of a data folder are kept. */
export const positionsIn = (dataDir: string): string => join(dataDir, 'stream-positions.json');

/** How far each mapping has handled each shard: mapping name → shard id → sequence number. */
export type Positions = v.InferOutput<typeof Stored>;

export interface PositionStore {
  /** Null when there is none yet, or none that can be read: reading then starts at the oldest record. */
  load(): Positions | null;
  save(positions: Positions): Promise<void>;
}

/** Positions in a JSON file, replaced whole. */
export function positionFile(file: string): PositionStore {
  return {
    load() {
      try {
        return v.parse(Stored, JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return null;
      }
    },
    async save(positions) {
      mkdirSync(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify(positions));
      await rename(`${file}.new`, file);
    },
  };
}

/** Saves what `positions` gives at most every `everyMs` after `moved`, and at once on `flush`. */
export function savedSoon(
  store: PositionStore,
  positions: () => Positions,
  everyMs: number,
  onError: (fault: unknown) => void,
): { moved(): void; flush(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  // One after the other: two at once would share the temporary file.
  function save(): Promise<void> {
    timer = undefined;
    last = last.then(() => store.save(positions())).catch(onError);
    return last;
  }
  return {
    moved() {
      timer ??= setTimeout(save, everyMs);
    },
    flush() {
      clearTimeout(timer);
      return save();
    },
  };
}
