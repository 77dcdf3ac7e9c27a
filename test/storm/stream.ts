import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as v from 'valibot';
import { streamFilters } from '../../functions/outbox/stream-filters.ts';
import { MINUTE } from '../builders/clock.ts';
import type { Dice } from './dice.ts';
import type { Driver, Ending } from './driver.ts';
import { type Attributes, textOf } from './dynamodb/attributes.ts';
import type { Faults } from './faults.ts';

export type Reader = keyof typeof streamFilters;
type Answer = DynamoDBBatchResponse | null;
type Deliver = (reader: Reader, event: DynamoDBStreamEvent, onEnd: (ending: Ending<Answer>) => void) => void;
interface Waiting {
  readonly record: DynamoDBRecord;
  readonly at: number;
  readonly tries: number;
}

const READERS: readonly Reader[] = ['relay', 'mailer', 'renderer'];
const MOST_TRIES = 5;
/** As the mappings have it. */
const A_BATCH: Record<Reader, number> = { relay: 10, mailer: 10, renderer: 1 };
/** The stream's event and the SDK type the same JSON with two names. */
const Image = v.custom<NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>>(() => true);

/** The table's stream, and how Lambda reads it: in batches, again where a batch fails, late, twice or out of turn. */
export class Stream {
  readonly #driver: Driver;
  readonly #dice: Dice;
  readonly #faults: Faults;
  readonly #deliver: Deliver;
  readonly #waiting: Record<Reader, Waiting[]> = { relay: [], mailer: [], renderer: [] };
  /** Batches that a reader has not answered for. */
  readonly #out: Record<Reader, Set<readonly Waiting[]>> = {
    relay: new Set(),
    mailer: new Set(),
    renderer: new Set(),
  };
  #sequence = 0;
  #isHeld = false;

  constructor(driver: Driver, dice: Dice, faults: Faults, deliver: Deliver) {
    this.#driver = driver;
    this.#dice = dice;
    this.#faults = faults;
    this.#deliver = deliver;
  }

  inserted(item: Attributes): void {
    for (const reader of READERS) {
      const [filter] = [streamFilters[reader]];
      const prefix = filter.dynamodb.Keys.pk.S[0]?.prefix ?? '';
      const kinds: readonly string[] = filter.dynamodb.NewImage.kind.S;
      if (!textOf(item, 'pk').startsWith(prefix) || !kinds.includes(item['kind']?.S ?? '')) continue;
      this.#insert(reader, item);
    }
  }

  /** Nobody reads until `resume`. */
  hold(): void {
    this.#isHeld = true;
  }

  /** After a restart the reader goes on from where it had last answered. */
  resume(): void {
    this.#isHeld = false;
    for (const reader of READERS) {
      for (const batch of this.#out[reader]) this.#again(reader, batch);
      this.#out[reader].clear();
      for (const _ of this.#waiting[reader]) this.#driver.after(0, () => this.#flush(reader));
    }
  }

  #insert(reader: Reader, item: Attributes): void {
    const fault = this.#faults.at(`stream > ${reader}`);
    if (fault === 'lost') return;
    const soon = this.#dice.between(5, 100);
    const late = {
      delayed: this.#dice.between(MINUTE, 4 * MINUTE),
      reordered: this.#dice.between(200, 3_000),
    };
    const inMs = fault === 'delayed' || fault === 'reordered' ? late[fault] : soon;
    this.#wait(reader, this.#record(item), inMs);
    const again = this.#dice.chance(0.7) ? inMs : this.#dice.between(5, 10_000);
    if (fault === 'duplicated') this.#apart(reader, this.#record(item), again);
    if (fault === 'poisoned') {
      const { kind: _kind, ...broken } = item;
      this.#wait(reader, this.#record(this.#dice.chance(0.5) ? broken : null), inMs);
    }
  }

  #record(image: Attributes | null): DynamoDBRecord {
    this.#sequence += 1;
    return {
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(this.#sequence),
        ...(image === null ? {} : { NewImage: v.parse(Image, image) }),
      },
    };
  }

  /** In a batch of its own: two readers have the same row at the same time. */
  #apart(reader: Reader, record: DynamoDBRecord, inMs: number): void {
    this.#driver.after(inMs, () => {
      if (!this.#isHeld) this.#deliver(reader, { Records: [record] }, () => {});
    });
  }

  #wait(reader: Reader, record: DynamoDBRecord, inMs: number, tries = 0): void {
    this.#waiting[reader].push({ record, at: this.#driver.nowMs() + inMs, tries });
    this.#driver.after(inMs, () => this.#flush(reader));
  }

  #flush(reader: Reader): void {
    if (this.#isHeld) return;
    const due = this.#waiting[reader]
      .filter(({ at }) => at <= this.#driver.nowMs())
      .slice(0, A_BATCH[reader]);
    if (due.length === 0) return;
    this.#waiting[reader] = this.#waiting[reader].filter((it) => !due.includes(it));
    this.#out[reader].add(due);
    this.#deliver(reader, { Records: due.map(({ record }) => record) }, (ending) => {
      if (!this.#out[reader].delete(due)) return;
      if (ending.ended !== 'returned') return this.#again(reader, due);
      const failed = new Set(ending.value?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      this.#again(
        reader,
        due.filter(({ record }) => failed.has(record.dynamodb?.SequenceNumber ?? '')),
      );
    });
  }

  #again(reader: Reader, batch: readonly Waiting[]): void {
    for (const { record, tries } of batch)
      if (tries < MOST_TRIES) this.#wait(reader, record, 1_000 * 2 ** tries, tries + 1);
  }
}
