import { TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, decideAs, snapshotOf, importSection, linkOf, useNewDraft } from '../builders/records.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';

const Item = v.record(v.string(), v.object({ S: v.optional(v.string()) }));
type Item = v.InferOutput<typeof Item>;
const Answer = v.looseObject({ Responses: v.record(v.string(), v.array(v.custom<Item>(() => true))) });

const records = ownRecords();

const people = ['a', 'b', 'c', 'd'];

/** The batch and the query go side by side: one read round. */
const COST = ['BatchGetItemCommand', 'QueryCommand', 'TransactWriteItemsCommand'];

describe('a decision', () => {
  test('costs one batch read beside one query of papers, and one transaction, whatever the history', async () => {
    await importSection(
      records,
      'cost.long',
      settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
    );
    await bringTo(records, 'cost.long', 'opd-review');
    const who = { section: 'cost.long', by: 'koordinator', name: null, why: 'perlu' };
    const cost = async (person: string) => {
      const snapshot = await snapshotOf(records, 'cost.long');
      const link = linkOf(snapshot, person);
      records.requests.length = 0;
      await decideSection(records.dependencies, link, {
        choice: 'approve',
        draft: 'a'.repeat(64),
        comment: 'baik',
      });
      return records.requests.toSorted();
    };
    expect(await cost('bappeda')).toEqual(COST);
    for (let i = 0; i < 30; i += 1) {
      await actAsCoordinator(records.dependencies, who, { act: 'hold' });
      await actAsCoordinator(records.dependencies, who, { act: 'release' });
    }
    expect(await cost('dinkes')).toEqual(COST);
  });

  test('counts once when eight are pressed at the same moment; seven learn who decided and when', async () => {
    await importSection(records, 'race.one');
    const snapshot = await bringTo(records, 'race.one', 'opd-review');
    const link = linkOf(snapshot, 'bappeda');
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        decideSection(records.dependencies, link, { choice: 'approve', draft: 'a'.repeat(64), comment: '' }),
      ),
    );
    expect(all.filter((one) => 'event' in one)).toHaveLength(1);
    const refused = all.filter((one) => 'refused' in one && one.refused === 'already-decided');
    expect(refused).toHaveLength(7);
    expect(refused[0]).toMatchObject({
      person: 'bappeda',
      decision: { choice: 'approve', at: records.clock.now() },
    });
  });

  test('of four reviewers at the same moment all count, and the stage closes once', async () => {
    await importSection(records, 'race.four', settingsOf({ 'opd-review': people.map(required) }));
    await bringTo(records, 'race.four', 'opd-review');
    const all = await Promise.all(people.map((person) => decideAs(records, 'race.four', person, 'approve')));
    const closes = all.map((one) =>
      'event' in one && one.event.type === 'decided' ? one.event.closes : one,
    );
    expect(closes.filter((outcome) => outcome === null)).toHaveLength(3);
    expect(closes.filter((outcome) => outcome === 'approved')).toHaveLength(1);
  });

  test('made while another one reads its batch item by item is not written over', async () => {
    const two = settingsOf({ 'opd-review': [required('bappeda'), required('dpmptsp')] });
    await importSection(records, 'torn.batch', two);
    const snapshot = await bringTo(records, 'torn.batch', 'opd-review');
    const { dependencies, raw } = records;
    let torn = false;
    // The stage is read before the colleague decides, the section after it, as a batch may.
    raw.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName !== 'BatchGetItemCommand' || torn) return answer;
        torn = true;
        await decideAs(records, 'torn.batch', 'dpmptsp', 'approve');
        const { Responses } = v.parse(Answer, answer.output);
        const later = v.parse(Answer, (await next(args)).output).Responses[dependencies.table.name] ?? [];
        const isSection = (item: Item) => item['sk']?.S?.startsWith('SECTION#') === true;
        const stages = (Responses[dependencies.table.name] ?? []).filter((item) => !isSection(item));
        Object.assign(answer.output, {
          Responses: { [dependencies.table.name]: [...stages, ...later.filter(isSection)] },
        });
        return answer;
      },
      { step: 'build', name: 'tears' },
    );
    const decision = { choice: 'approve' as const, draft: 'a'.repeat(64), comment: '' };
    await decideSection(dependencies, linkOf(snapshot, 'bappeda'), decision);
    raw.middlewareStack.remove('tears');
    expect(torn).toBe(true);
    const { section } = await snapshotOf(records, 'torn.batch');
    expect(section.stage?.closed).toMatchObject({ outcome: 'approved' });
    expect(section.stage?.assignments.filter((it) => it.status === 'decided')).toHaveLength(2);
  });

  test('whose answer is lost recognises itself, and is not made twice', async () => {
    await importSection(records, 'lost.answer');
    const snapshot = await bringTo(records, 'lost.answer', 'opd-review');
    let lost = 0;
    records.raw.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context.commandName === 'TransactWriteItemsCommand' && lost === 0) {
          lost += 1;
          throw new Error('the answer is lost');
        }
        return answer;
      },
      { step: 'initialize', name: 'loses', priority: 'high' },
    );
    const decided = await decideSection(records.dependencies, linkOf(snapshot, 'bappeda'), {
      choice: 'approve',
      draft: 'a'.repeat(64),
      comment: '',
    });
    records.raw.middlewareStack.remove('loses');
    expect(lost).toBe(1);
    expect(decided).toMatchObject({ event: { type: 'decided', by: 'bappeda' } });
    const dossier = await readDossier(records.dependencies.table, 'lost.answer');
    expect(
      dossier?.events.filter(({ event }) => event.type === 'decided' && event.by === 'bappeda'),
    ).toHaveLength(1);
  });

  test.each(['decide', 'resend'] as const)(
    'that is still under way when it is sent again recognises itself: %s',
    async (way) => {
      const section = `late.${way}`;
      await importSection(records, section);
      const link = linkOf(await bringTo(records, section, 'opd-review'), 'bappeda');
      let land: (() => Promise<unknown>) | null = null;
      let said = 0;
      records.raw.middlewareStack.add(
        (next, context) => async (args) => {
          if (context.commandName === 'TransactWriteItemsCommand' && said === 0) {
            said += 1;
            land = () => next(args);
            throw new TransactionInProgressException({ message: 'under way', $metadata: {} });
          }
          if (context.commandName === 'BatchGetItemCommand' && land !== null) {
            await land();
            land = null;
          }
          return next(args);
        },
        { step: 'initialize', name: 'lands later' },
      );
      const who = { section, by: 'koordinator', name: null, why: 'tidak sampai' };
      const done =
        way === 'decide'
          ? await decideSection(records.dependencies, link, {
              choice: 'return',
              draft: 'a'.repeat(64),
              comment: 'Perbaiki.',
            })
          : await actAsCoordinator(records.dependencies, who, { act: 'resend', person: 'bappeda' });
      records.raw.middlewareStack.remove('lands later');
      const dossier = await readDossier(records.dependencies.table, section);
      const last = dossier?.events.at(-1);
      expect(done).toEqual({ event: last?.event, section: dossier?.section, standing: dossier?.standing });
      const same = dossier?.events.filter(
        ({ event }) => event.type === last?.event.type && event.by === last.event.by,
      );
      expect(same).toHaveLength(1);
    },
  );

  test('names the draft that was shown: another one since is refused with its SHA-256', async () => {
    await importSection(
      records,
      'draft.changed',
      settingsOf({ drafting: [required('drafter'), optional('other')] }),
    );
    const snapshot = await bringTo(records, 'draft.changed', 'drafting');
    await useNewDraft(records, 'draft.changed', 'b'.repeat(64));
    const link = linkOf(snapshot, 'drafter');
    const shown = { choice: 'submit' as const, draft: 'c'.repeat(64), comment: '' };
    expect(await decideSection(records.dependencies, link, shown)).toEqual({
      refused: 'draft-changed',
      draft: 'b'.repeat(64),
    });
  });
});
