import {
  type BatchGetItemCommandInput,
  ConditionalCheckFailedException,
  type GetItemCommandInput,
  IdempotentParameterMismatchException,
  type PutItemCommandInput,
  type QueryCommandInput,
  type ServiceOutputTypes,
  TransactionCanceledException,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { type Attributes, nameOf, textOf } from './attributes.ts';
import { holds, NotAnExpression, type Said, updated } from './expressions.ts';
import { type Change, isIndex, Store } from './store.ts';

const input = <T>() => v.custom<T>((value) => typeof value === 'object' && value !== null);
const Get = input<GetItemCommandInput>();
const BatchGet = input<BatchGetItemCommandInput>();
const Query = input<QueryCommandInput>();
const Put = input<PutItemCommandInput>();
const Update = input<UpdateItemCommandInput>();
const Transact = input<TransactWriteItemsCommandInput>();

/** Requests of the same token are the same request for so long. */
const IDEMPOTENT_MS = 10 * 60 * 1000;
const MOST_ITEMS = 100;

/** The operations that Paraf asks of DynamoDB, in memory. A test holds them against both databases that can run here. */
export interface TableInMemory {
  /** `operation` as `GetItemCommand`; `input` with marshalled values. `lagMs`: an index is seen as it was then. */
  answer(operation: string, input: unknown, lagMs?: number): ServiceOutputTypes;
  readonly store: Store;
}

/** `onCommit` hears of every write that was carried out, with all items of its transaction together. */
export function tableInMemory(
  clock: { nowMs(): number },
  onCommit: (changes: readonly Change[]) => void = () => {},
): TableInMemory {
  const store = new Store();
  const done = new Map<string, { readonly request: string; readonly at: number }>();

  const commit = (items: readonly Attributes[]): void => {
    onCommit(items.map((item) => store.put(item, clock.nowMs())));
  };

  const operations: Record<string, (raw: unknown, lagMs: number) => ServiceOutputTypes> = {
    GetItemCommand(raw) {
      const item = store.get(v.parse(Get, raw).Key ?? {});
      return { ...answered, ...(item === null ? {} : { Item: { ...item } }) };
    },
    BatchGetItemCommand(raw) {
      const found = Object.entries(v.parse(BatchGet, raw).RequestItems ?? {}).map(([table, { Keys }]) => {
        const keys = Keys ?? [];
        if (new Set(keys.map(nameOf)).size !== keys.length)
          throw new NotAnExpression('Provided list of item keys contains duplicates');
        const items = keys.map((key) => store.get(key)).filter((item) => item !== null);
        return [table, items.map((item) => ({ ...item }))] as const;
      });
      return { ...answered, Responses: Object.fromEntries(found), UnprocessedKeys: {} };
    },
    QueryCommand(raw, lagMs) {
      const query = v.parse(Query, raw);
      const said = saidBy(query);
      const condition = query.KeyConditionExpression ?? '';
      const hashToken = /^\s*\w+ = (:\w+)/.exec(condition)?.[1] ?? '';
      const hash = textOf(said.values, hashToken);
      const { IndexName } = query;
      const from =
        IndexName === undefined
          ? store.partition(hash)
          : isIndex(IndexName)
            ? store.indexed(IndexName, hash, clock.nowMs() - lagMs)
            : [];
      const items = from.filter((item) => holds(condition, item, said));
      return { ...answered, Items: items.map((item) => ({ ...item })), Count: items.length };
    },
    PutItemCommand(raw) {
      commit([written({ Put: v.parse(Put, raw) })]);
      return answered;
    },
    UpdateItemCommand(raw) {
      const update = v.parse(Update, raw);
      const item = written({ Update: { ...update, UpdateExpression: update.UpdateExpression ?? '' } });
      commit([item]);
      return update.ReturnValues === 'ALL_NEW' ? { ...answered, Attributes: { ...item } } : answered;
    },
    TransactWriteItemsCommand(raw) {
      const request = v.parse(Transact, raw);
      const items = request.TransactItems ?? [];
      const known = done.get(request.ClientRequestToken ?? '');
      const said = JSON.stringify(items);
      if (known !== undefined && clock.nowMs() - known.at < IDEMPOTENT_MS) {
        if (known.request === said) return answered;
        throw new IdempotentParameterMismatchException({ message: 'another request', $metadata: {} });
      }
      if (items.length > MOST_ITEMS || new Set(items.map(keyOf)).size !== items.length)
        throw new NotAnExpression('a transaction holds at most 100 items, each of them once');
      const codes = items.map((item) => (isMet(item) ? 'None' : 'ConditionalCheckFailed'));
      if (codes.some((code) => code !== 'None')) {
        throw new TransactionCanceledException({
          message: `Transaction cancelled [${codes.join(', ')}]`,
          $metadata: {},
          CancellationReasons: codes.map((Code) => ({ Code })),
        });
      }
      commit(items.flatMap((item) => (item.ConditionCheck === undefined ? [resultOf(item)] : [])));
      if (request.ClientRequestToken !== undefined)
        done.set(request.ClientRequestToken, { request: said, at: clock.nowMs() });
      return answered;
    },
  };

  const written = (item: TransactWriteItem): Attributes => {
    if (isMet(item)) return resultOf(item);
    throw new ConditionalCheckFailedException({
      message: 'The conditional request failed',
      $metadata: {},
    });
  };

  const isMet = (item: TransactWriteItem): boolean => {
    const of = item.Put ?? item.Update ?? item.ConditionCheck;
    const condition = of?.ConditionExpression;
    return (
      of === undefined ||
      condition === undefined ||
      holds(condition, store.get(keyAttributes(item)), saidBy(of))
    );
  };

  const resultOf = ({ Put: put, Update: update }: TransactWriteItem): Attributes => {
    if (put?.Item !== undefined) return put.Item;
    if (update?.Key === undefined) throw new NotAnExpression('neither a put nor an update');
    return updated(update.UpdateExpression ?? '', store.get(update.Key) ?? update.Key, saidBy(update));
  };

  return {
    store,
    answer(operation, raw, lagMs = 0) {
      const perform = operations[operation];
      if (perform === undefined) throw new NotAnExpression(`${operation} is not played here`);
      return perform(raw, lagMs);
    },
  };
}

const answered = { $metadata: {} };

const saidBy = (of: {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Attributes | undefined;
}): Said => ({ names: of.ExpressionAttributeNames ?? {}, values: of.ExpressionAttributeValues ?? {} });

const keyAttributes = (item: TransactWriteItem): Attributes =>
  item.Put?.Item ?? item.Update?.Key ?? item.ConditionCheck?.Key ?? {};

const keyOf = (item: TransactWriteItem): string => nameOf(keyAttributes(item));
