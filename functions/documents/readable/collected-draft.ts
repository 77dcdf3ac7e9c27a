import { createHash } from 'node:crypto';
import type { Block, ImageType, NestedRow, NotShown, Picture, Run } from './blocks.ts';
import { imageType } from './image-type.ts';
import { MAX_BLOCKS, MAX_IMAGE_BYTES, MAX_IMAGES, MAX_LETTERS } from './reading-limits.ts';
import { rowText, textOf } from './runs.ts';

type WithoutId<B> = B extends { kind: 'table' }
  ? Omit<B, 'id' | 'rows'> & { rows: NestedRow[] }
  : B extends unknown
    ? Omit<B, 'id'>
    : never;

/** A block before its place is known. */
export type LooseBlock = WithoutId<Block>;

export type KeptImage = { sha256: string; type: ImageType; bytes: Uint8Array };

/** How the document shows a picture, wherever its bytes come from. */
type Shown = Omit<Picture, 'image' | 'sha256' | 'notDrawn'>;
type Kept = { image: number; sha256: string } | { notDrawn: keyof typeof SAID };

const SAID = {
  missing: 'pictures-missing',
  kind: 'picture-kinds',
  limit: 'pictures-over-limit',
} as const satisfies Partial<Record<NonNullable<Picture['notDrawn']>, NotShown>>;

/** Thrown where a draft goes on beyond a limit; what was collected until then is shown. */
export class Enough extends Error {
  override readonly name = 'Enough';
}

/**
 * Takes what a converter finds, within the limits of a draft: blocks in reading order, pictures once each, and what
 * could not be shown. Whatever a file holds, no more than the limits is ever kept.
 */
export class CollectedDraft {
  readonly blocks: LooseBlock[] = [];
  readonly images: KeptImage[] = [];
  readonly notShown = new Map<NotShown, number>();
  pages = 0;
  readonly #numberOf = new Map<string, number>();
  readonly #named = new Map<string, Kept>();
  #places = 0;
  #letters = 0;
  #imageBytes = 0;

  /** `isEnough` says when a converter has worked long enough. */
  constructor(readonly isEnough: () => boolean) {}

  /** Throws Enough where the draft is full. */
  add(block: LooseBlock): void {
    this.#places += block.kind === 'table' ? 1 + block.rows.length : 1;
    this.#letters += lettersOf(block);
    if (this.#places > MAX_BLOCKS || this.#letters > MAX_LETTERS || this.isEnough()) {
      this.say('cut');
      throw new Enough();
    }
    this.blocks.push(block);
  }

  /** Whether so many rows more would still find a place; what is parted later needs some of its own. */
  hasRoomFor(rows: number): boolean {
    return this.#places + rows < MAX_BLOCKS - 100;
  }

  say(what: NotShown, count = 1): void {
    if (count > 0) this.notShown.set(what, (this.notShown.get(what) ?? 0) + count);
  }

  /** Keeps a picture, or says why it is not shown. `undefined`: the file does not hold it. */
  picture(bytes: Uint8Array | undefined, of: Shown): Picture {
    return this.#shown(this.#keep(bytes), of);
  }

  /** The same of a picture that the file keeps under a name: it is read once, however often it is shown. */
  namedPicture(name: string, read: () => Uint8Array | undefined, of: Shown): Picture {
    const kept = this.#named.get(name) ?? this.#keep(read());
    this.#named.set(name, kept);
    return this.#shown(kept, of);
  }

  #shown(kept: Kept, of: Shown): Picture {
    if ('image' in kept) return { ...kept, ...of };
    this.say(SAID[kept.notDrawn]);
    return { ...of, ...kept };
  }

  #keep(bytes: Uint8Array | undefined): Kept {
    if (bytes === undefined) return { notDrawn: 'missing' };
    const type = imageType(bytes);
    if (type === undefined) return { notDrawn: 'kind' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = this.#numberOf.get(sha256);
    if (known !== undefined) return { image: known, sha256 };
    if (this.images.length >= MAX_IMAGES || this.#imageBytes + bytes.length > MAX_IMAGE_BYTES)
      return { notDrawn: 'limit' };
    this.#imageBytes += bytes.length;
    const image = this.images.push({ sha256, type, bytes });
    this.#numberOf.set(sha256, image);
    return { image, sha256 };
  }
}

function lettersOf(block: LooseBlock): number {
  if ('runs' in block) return lettersIn(block.runs);
  if (block.kind === 'table') return block.rows.reduce((sum, row) => sum + rowText(row).length, 0);
  return 0;
}

const lettersIn = (runs: readonly Run[]): number => textOf(runs).length;
