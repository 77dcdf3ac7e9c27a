import { describe, expect, it } from 'vitest';
import { hold } from '../../functions/approval/coordinator/hold.ts';
import { isRefusal } from '../../functions/approval/refusal.ts';
import { transactionOf, UNWRITTEN, type Write } from '../../functions/records/section/commit.ts';
import { planFor } from '../builders/records.ts';
import { newLife } from '../builders/sections.ts';

const pace = { firstTryMs: 120_000, moveMs: 180_000 };
const plan = planFor('bojonegoro');
const change = 'c'.repeat(32);
const putOf = ({ Put }: Write) => ({
  key: `${String(Put?.Item?.['pk'])} ${String(Put?.Item?.['sk'])}`.replace(/-c{8}$/, ''),
  if: Put?.ConditionExpression ?? null,
});

describe('the transaction of a change', () => {
  const life = newLife();
  life.start();
  life.open();
  const standing = { ...UNWRITTEN, version: 3, seq: 3 };

  it('creates a section only where there is none', () => {
    const [imported] = life.events;
    if (imported === undefined) throw new Error('nothing was imported');
    const made = transactionOf('paraf', pace, { plan, section: null, standing: UNWRITTEN }, imported, {
      change,
    });
    expect(made.items.map(putOf)).toEqual([
      { key: 'PLAN#bojonegoro SECTION#bojonegoro.buku-1-visi', if: 'attribute_not_exists(pk)' },
      { key: 'SECTION#bojonegoro.buku-1-visi SETTINGS', if: null },
      { key: 'SECTION#bojonegoro.buku-1-visi EVENT#000001', if: 'attribute_not_exists(pk)' },
    ]);
  });

  it('holds a change to the version that was read, and writes its text and its mails with the event', () => {
    const held = hold(life.section, life.act());
    if (isRefusal(held)) throw new Error(held.refused);
    const text = { text: 'Menunggu data', name: null, key: 'ab'.repeat(32) };
    const found = { plan, section: life.section, standing };
    const { items, committed, token } = transactionOf('paraf', pace, found, held, { change, text });
    expect(items.map(putOf)).toEqual([
      { key: 'PLAN#bojonegoro SECTION#bojonegoro.buku-1-visi', if: 'version = :read' },
      { key: 'SECTION#bojonegoro.buku-1-visi EVENT#000004', if: 'attribute_not_exists(pk)' },
      { key: 'SECTION#bojonegoro.buku-1-visi TEXT#000004', if: 'attribute_not_exists(pk)' },
      { key: 'OUTBOX#bojonegoro.buku-1-visi 000004-00', if: 'attribute_not_exists(pk)' },
    ]);
    expect(items[0]?.Put?.ExpressionAttributeValues).toEqual({ ':read': 3 });
    expect(committed.standing).toMatchObject({ version: 4, seq: 4, written: standing.written });
    expect(committed.standing.head.startsWith(token)).toBe(true);
  });

  it('names another try by another token', () => {
    const tokenAt = (now: string): string => {
      const held = hold(life.section, { ...life.act(), now });
      if (isRefusal(held)) throw new Error(held.refused);
      return transactionOf('paraf', pace, { plan, section: life.section, standing }, held, { change }).token;
    };
    expect(tokenAt('2026-11-30T03:00:00.000Z')).not.toBe(tokenAt('2026-11-30T03:00:01.000Z'));
  });
});
