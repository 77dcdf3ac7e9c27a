import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** A driven clock as a data folder keeps it: it stands at this instant until somebody moves it on. */
const Kept = v.object({
  at: v.string(),
  /** The last move that was carried out, or that could not be. */
  moved: v.nullable(v.object({ id: v.string(), stops: v.number(), fault: v.nullable(v.string()) })),
});
export type KeptClock = v.InferOutput<typeof Kept>;

/** Where somebody asks it to be moved to. */
const Move = v.object({ id: v.string(), to: v.string(), jump: v.boolean() });
export type ClockMove = v.InferOutput<typeof Move>;

const clockFile = (dataDir: string): string => join(dataDir, 'clock.json');
const moveFile = (dataDir: string): string => join(dataDir, 'clock-move.json');

/** The folder's clock; null where it goes by the machine's. */
export const readClock = (dataDir: string): KeptClock | null =>
  existsSync(clockFile(dataDir)) ? v.parse(Kept, read(clockFile(dataDir))) : null;
export const writeClock = (dataDir: string, clock: KeptClock): void => write(clockFile(dataDir), clock);

/** What was asked last; null: nothing yet. */
export const readMove = (dataDir: string): ClockMove | null =>
  existsSync(moveFile(dataDir)) ? v.parse(Move, read(moveFile(dataDir))) : null;
export const askMove = (dataDir: string, move: ClockMove): void => write(moveFile(dataDir), move);

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Through a second file, so that a reader never sees half of it. */
function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2));
  renameSync(`${file}.new`, file);
}
