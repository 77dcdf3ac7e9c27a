import * as v from 'valibot';
import { ASK_CAUSES, type Mail, NOTE_KINDS } from '../../approval/follows/mails.ts';
import type { Order } from '../../approval/follows/orders.ts';
import { OUTCOMES } from '../../approval/path/choices.ts';
import { PATH_NAMES, STAGES, UNSAID_PATH } from '../../approval/path/stages.ts';
import { outboxKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';

const place = { person: v.string(), stage: v.picklist(STAGES), round: v.number() };

const MailField = v.variant('mail', [
  v.object({
    ...place,
    mail: v.literal('ask'),
    cause: v.picklist(ASK_CAUSES),
    epoch: v.number(),
  }),
  v.object({ ...place, mail: v.literal('receipt'), decision: v.string() }),
  v.object({
    ...place,
    mail: v.literal('note'),
    note: v.picklist(NOTE_KINDS),
    about: v.exactOptional(
      v.object({
        person: v.string(),
        version: v.number(),
        former: v.number(),
        toFormer: v.boolean(),
      }),
    ),
  }),
]);

const OrderField = v.variant('order', [
  v.object({
    order: v.literal('start'),
    execution: v.string(),
    generation: v.number(),
    startAt: v.picklist(STAGES),
    round: v.number(),
  }),
  v.object({
    order: v.literal('resume'),
    generation: v.number(),
    stage: v.picklist(STAGES),
    round: v.number(),
    outcome: v.picklist(OUTCOMES),
    nextRound: v.number(),
  }),
  v.object({
    order: v.literal('stop'),
    execution: v.string(),
    path: v.optional(v.picklist(PATH_NAMES), UNSAID_PATH),
  }),
]);

const ROW_STATES = ['pending', 'sending', 'sent', 'dropped', 'failed', 'parked'] as const;

/**
 * After so many faults a mail is given up, and an order is shown to whoever looks after the stack. With the longest
 * back-off that is about an hour. Waits that are nobody's fault do not count: a rate, a quota, an execution that is being repaired.
 */
export const MANY_FAULTS = 30;

const row = {
  section: v.string(),
  row: v.string(),
  /** The event that caused it. */
  seq: v.number(),
  state: v.picklist(ROW_STATES),
  createdAt: v.string(),
  attempts: v.number(),
  /** How many of them failed, other than by being asked to wait; none where it does not say. */
  faults: v.optional(v.number()),
  /** Who is sending it, and until when nobody else may. */
  lease: v.optional(v.object({ holder: v.string(), until: v.string() })),
  /** When it is looked at again. */
  at: v.optional(v.string()),
  /** When it was sent or dropped; rows of earlier releases do not say. */
  settledAt: v.optional(v.string()),
  /** Why it waits, was dropped or failed. */
  reason: v.optional(v.string()),
  /** When the service first refused the token of a `resume`. */
  refusedAt: v.optional(v.string()),
  /** The mail service's id of what was sent. */
  messageId: v.optional(v.string()),
  /** Set where it is sent, or to be sent, a second time: the first time it was put off by the receiver's server. */
  again: v.optional(v.literal(true)),
  /** Set once the coordinators were told that it failed. */
  noted: v.optional(v.literal(true)),
};

export const MailRow = v.object({ ...row, kind: v.literal('mail'), mail: MailField });
export type MailRow = v.InferOutput<typeof MailRow>;
export const OrderRow = v.object({
  ...row,
  kind: v.picklist(['start', 'resume', 'stop']),
  order: OrderField,
});
export type OrderRow = v.InferOutput<typeof OrderRow>;

/** Somebody's letter of a day: what it says is read when it is sent. `after`: the last day that its former ones covered. */
export const LetterRow = v.object({
  ...row,
  kind: v.literal('letter'),
  letter: v.object({ plan: v.string(), person: v.string(), date: v.string(), after: v.string() }),
});
export type LetterRow = v.InferOutput<typeof LetterRow>;

/**
 * A mail that tells of a mail that did not arrive, or of an address that is left: where this one does not arrive either,
 * nobody is told.
 */
export const isAboutFailure = ({ mail }: MailRow): boolean =>
  mail.mail === 'note' &&
  (mail.note === 'undeliverable' || (mail.note === 'readdressed' && mail.about?.toFormer === true));

/** What a change, or a day, causes outside the table: a mail, a letter, or a word to the service that sequences. */
export const OutboxRow = v.variant('kind', [MailRow, LetterRow, OrderRow]);
export type OutboxRow = v.InferOutput<typeof OutboxRow>;

/** Whether a row is mailed, and not said to the service that sequences. */
export const isMailed = (row: OutboxRow): row is MailRow | LetterRow =>
  row.kind === 'mail' || row.kind === 'letter';

/** Whom a row is mailed to (an id). */
export const receiverOf = (row: MailRow | LetterRow): string =>
  row.kind === 'mail' ? row.mail.person : row.letter.person;

interface Birth {
  readonly section: string;
  readonly seq: number;
  readonly change: string;
  readonly createdAt: string;
  /** When it is tried if the stream has not brought it. */
  readonly firstTry: string;
  /** A held section's asks wait for the release. */
  readonly held: boolean;
}

/** New rows, in order: ids sort by event, and no two changes make the same one. */
export function toOutboxItems(orders: readonly Order[], mails: readonly Mail[], birth: Birth) {
  const { section, seq, change, createdAt, firstTry, held } = birth;
  const item = (index: number, parked: boolean) => {
    const id = `${String(seq).padStart(6, '0')}-${String(index).padStart(2, '0')}-${change.slice(0, 8)}`;
    const common = { ...outboxKey(section, id), shape: SHAPE, section, row: id, seq, createdAt, attempts: 0 };
    return { ...common, state: parked ? 'parked' : 'pending', at: firstTry };
  };
  return [
    ...orders.map((order, i) => ({ ...item(i, false), kind: order.order, queue: 'orders', order })),
    ...mails.map((mail, i) => {
      const parked = held && mail.mail === 'ask';
      return { ...item(orders.length + i, parked), kind: 'mail', queue: parked ? 'parked' : 'mails', mail };
    }),
  ];
}
