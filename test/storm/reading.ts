import { createHash } from 'node:crypto';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import type { Comparison } from '../../functions/documents/compare/comparison.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import type { ReadableDraft } from '../../functions/documents/readable/make-chunks.ts';
import { ChangedChunk, readBlocks } from '../../functions/documents/readable/read-chunk.ts';
import type { ReadableStore } from '../../functions/documents/store/readable-store.ts';
import type { Table } from '../../functions/records/table.ts';
import type { Rendering } from '../../functions/rendering/rendering.ts';
import { MINUTE } from '../builders/clock.ts';
import type { Dice } from './dice.ts';
import type { Driver } from './driver.ts';

/** What a draft does to whoever reads it. */
export type Poison = 'kills' | 'faults';

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One of eight drafts harms: what is poisoned is told by its hash, so that a seed repeats it. */
export const poisonOf = (sha256: string): Poison | null =>
  sha256.startsWith('0') ? 'kills' : sha256.startsWith('1') ? 'faults' : null;

type Ask = <T>(operation: string, site: string, perform: () => T) => Promise<T>;

/** The drafts that were kept, what was made of them, and the renderer's runs, on the clock of a storm. */
export class ReadingRoom {
  readonly #driver: Driver;
  readonly #dice: Dice;
  readonly #ask: Ask;
  readonly #drafts = new Map<string, Uint8Array>();
  readonly #kept = new Map<string, unknown>();
  /** Until when somebody reads a draft. */
  #reading = new Map<string, number>();
  /** What two runs read at the same time. */
  readonly readTwice: string[] = [];

  constructor(driver: Driver, dice: Dice, ask: Ask) {
    this.#driver = driver;
    this.#dice = dice;
    this.#ask = ask;
  }

  keep(section: string, bytes: Uint8Array): void {
    this.#drafts.set(`${section} ${hashOf(bytes)}`, bytes);
  }

  /** Whoever was reading is no more. */
  restarted(): void {
    this.#reading = new Map();
  }

  /** Whether the store has what the records name. */
  has(section: string, sha256: string): boolean {
    return this.#kept.has(`${section} ${sha256}`);
  }

  /** One run of the renderer. */
  rendering(table: Table): Rendering {
    return {
      table,
      store: this.#store(),
      leaseMs: 2 * MINUTE,
      firstTryMs: 2 * MINUTE,
      holder: Buffer.from(this.#dice.bytes(8)).toString('hex'),
      now: this.#driver.now,
      random: this.#dice.next,
      readDraft: (section, sha256) =>
        this.#ask('ReadDraft', 'renderer ReadDraft', () => {
          const bytes = this.#drafts.get(`${section} ${sha256}`);
          if (bytes === undefined) throw new Error(`no draft ${sha256} was kept`);
          return bytes;
        }),
      convert: async (bytes, type) => {
        const sha256 = hashOf(bytes);
        await this.#ask('Convert', 'renderer Convert', () => undefined);
        const poison = poisonOf(sha256);
        if (poison === 'kills') return this.#driver.die();
        if (poison === 'faults') return { unreadable: 'fault', fault: 'TypeError' };
        await this.#whileReading(sha256);
        return convertDraft(bytes, type, () => false);
      },
      compare: async (older, newer) => {
        await this.#ask('Convert', 'renderer Convert', () => undefined);
        return compareDrafts(older.flatMap(readBlocks), newer.flatMap(readBlocks));
      },
    };
  }

  async #whileReading(sha256: string): Promise<void> {
    const now = this.#driver.nowMs();
    if ((this.#reading.get(sha256) ?? 0) > now) this.readTwice.push(sha256);
    const takes = this.#dice.between(50, 20_000);
    this.#reading.set(sha256, now + takes);
    await this.#driver.pause(takes);
  }

  #store(): ReadableStore {
    const get = <T>(key: string, is: (value: unknown) => value is T): Promise<T> =>
      this.#ask('GetObject', 'renderer GetObject', () => {
        const value = this.#kept.get(key);
        if (!is(value)) throw new ChangedChunk(`${key} is gone`);
        return value;
      });
    const put = (key: string, value: unknown): Promise<void> =>
      this.#ask('PutObject', 'renderer PutObject', () => void this.#kept.set(key, value));
    const draftOf = (section: string, sha256: string) => get(`${section} ${sha256}`, isDraft);
    const notRead = () => Promise.reject(new Error('nobody reads here'));
    return {
      getIndex: async (section, { sha256 }) => (await draftOf(section, sha256)).index,
      getChunks: async (section, { draft }) => (await draftOf(section, draft)).chunks,
      getPage: notRead,
      getImage: notRead,
      getComparison: notRead,
      async putReadable(section, draft) {
        await put(`${section} ${draft.index.draft}`, draft);
        return hashOf(Buffer.from(JSON.stringify(draft.index)));
      },
      async putComparison(section, { older, newer }, comparison: Comparison) {
        await put(`${section} ${older} ${newer}`, comparison);
        return hashOf(Buffer.from(JSON.stringify(comparison)));
      },
    };
  }
}

const isDraft = (value: unknown): value is ReadableDraft =>
  typeof value === 'object' && value !== null && 'chunks' in value;
