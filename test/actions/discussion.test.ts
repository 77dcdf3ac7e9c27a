import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { forgetPerson } from '../../functions/actions/forget-person.ts';
import { type Given, keepPapers } from '../../functions/actions/keep-papers.ts';
import { freshName } from '../../functions/actions/dependencies.ts';
import { readBundles } from '../../functions/records/discussion/bundles.ts';
import { readDiscussed } from '../../functions/records/discussion/discussed.ts';
import { readAllPapers } from '../../functions/records/discussion/papers.ts';
import { bundleKey, commentStateKey, sectionKey } from '../../functions/records/keys.ts';
import { MAX_ITEMS } from '../../functions/records/section/commit.ts';
import { readHeader } from '../../functions/records/section/snapshot.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { ownRecords } from '../builders/own-records.ts';
import {
  bringTo,
  decideAs,
  importSection,
  linkOf,
  openNext,
  snapshotOf,
  useNewDraft,
} from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';

const records = ownRecords();
const DRAFT = 'a'.repeat(64);
const four = ['a', 'b', 'c', 'd'];
const crowd = settingsOf({ 'opd-review': four.map(required) });

const comment = (text: string, more: Partial<Extract<Given, { give: 'comment' }>> = {}): Given => ({
  give: 'comment',
  id: freshName(records.dependencies),
  fresh: true,
  draft: DRAFT,
  place: { draft: DRAFT, converter: 1, block: 'b3', quote: 'Jumlah penduduk 1,3 juta jiwa.' },
  kind: 'must',
  text,
  proposal: '',
  ...more,
});

async function linkFor(section: string, person: string) {
  return linkOf(await snapshotOf(records, section), person);
}

async function keep(section: string, person: string, ...given: Given[]) {
  return keepPapers(records.dependencies, await linkFor(section, person), given);
}

async function readFor(section: string, person: string) {
  const link = await linkFor(section, person);
  const read = await readDiscussed(
    records.dependencies.table,
    section,
    link,
    link.stage === 'drafting' ? 'drafters' : person,
  );
  if (read === null) throw new Error(`no ${section}`);
  return read;
}

async function decide(
  section: string,
  person: string,
  choice: 'approve' | 'return' | 'submit',
  said = '',
  draft = DRAFT,
) {
  const { shelf } = await readFor(section, person);
  const link = await linkFor(section, person);
  return decideSection(records.dependencies, link, { choice, draft, comment: said, papers: shelf.revision });
}

const findings = async (plan: string) =>
  (await verifyPlan(records.dependencies.table, plan)).findings
    .map(({ what }) => what)
    // The builders use drafts that lie nowhere.
    .filter((what) => !what.startsWith('made the draft'));

describe('a comment', () => {
  test('costs after its link one batch beside one query, and one write; and a decision seals it at the same price', async () => {
    await importSection(records, 'price.one', crowd);
    await bringTo(records, 'price.one', 'opd-review');
    const link = await linkFor('price.one', 'a');
    records.requests.length = 0;
    expect(await keepPapers(records.dependencies, link, [comment('Angka ini keliru.')])).toEqual({ kept: 1 });
    expect(records.requests.toSorted()).toEqual([
      'BatchGetItemCommand',
      'QueryCommand',
      'TransactWriteItemsCommand',
    ]);
    records.requests.length = 0;
    const sent = { choice: 'return', draft: DRAFT, comment: '', papers: 1 } as const;
    expect(await decideSection(records.dependencies, link, sent)).toMatchObject({
      event: { type: 'decided', sealed: { seat: 'opd-review/a', comments: ['must'], general: false } },
    });
    expect(records.requests.toSorted()).toEqual([
      'BatchGetItemCommand',
      'QueryCommand',
      'TransactWriteItemsCommand',
    ]);
    expect(await readHeader(records.dependencies.table, 'price.one')).toMatchObject({ musts: 1, shape: 3 });
    expect(await findings('price')).toEqual([]);
  });

  test('is nobody’s event, and moves no version: forty at once by four reviewers make nobody lose a race', async () => {
    await importSection(records, 'forty.at-once', crowd);
    await bringTo(records, 'forty.at-once', 'opd-review');
    const before = await readHeader(records.dependencies.table, 'forty.at-once');
    const links = new Map<string, Awaited<ReturnType<typeof linkFor>>>();
    for (const person of four) links.set(person, await linkFor('forty.at-once', person));
    records.requests.length = 0;
    const saved = await Promise.all(
      four.flatMap((person) =>
        Array.from({ length: 10 }, (_, i) => {
          const link = links.get(person);
          if (link === undefined) throw new Error(person);
          return keepPapers(records.dependencies, link, [comment(`masukan ${i}`)]);
        }),
      ),
    );
    expect(saved.every((it) => 'kept' in it)).toBe(true);
    expect((await readHeader(records.dependencies.table, 'forty.at-once'))?.version).toBe(before?.version);
    for (const person of four) {
      const { shelf } = await readFor('forty.at-once', person);
      expect(shelf).toMatchObject({ revision: 10, sealed: false });
      expect(shelf.papers).toHaveLength(10);
    }
    const all = await Promise.all([
      decide('forty.at-once', 'a', 'return'),
      ...['b', 'c', 'd'].flatMap((person) =>
        Array.from({ length: 3 }, (_, i) => keep('forty.at-once', person, comment(`sesudahnya ${i}`))),
      ),
    ]);
    expect(all.every((it) => !('refused' in it))).toBe(true);
    expect(await findings('forty')).toEqual([]);
  });

  test('saved in one tab while the other decides is sealed with it, or refused; never lost, never left unsealed', async () => {
    await importSection(
      records,
      'tabs.two',
      settingsOf({ 'opd-review': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(required) }),
    );
    await bringTo(records, 'tabs.two', 'opd-review');
    const outcomes = new Set<string>();
    for (const person of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      await keep('tabs.two', person, comment('yang pertama'));
      const [decided, late] = await Promise.all([
        decide('tabs.two', person, 'return'),
        keep('tabs.two', person, comment('yang kedua')),
      ]);
      const { shelf } = await readFor('tabs.two', person);
      if ('refused' in decided) {
        expect(decided.refused).toBe('papers-changed');
        expect(late).toEqual({ kept: 1 });
        expect(shelf.sealed).toBe(false);
        expect(await decide('tabs.two', person, 'return')).toMatchObject({
          event: { sealed: { comments: ['must', 'must'] } },
        });
        outcomes.add('the comment was first');
      } else {
        const both = decided.event.type === 'decided' && decided.event.sealed?.comments.length === 2;
        expect(late).toMatchObject(both ? { kept: 1 } : { refused: 'already-decided' });
        outcomes.add('the decision was first');
      }
      const after = await readFor('tabs.two', person);
      expect(after.shelf.sealed).toBe(true);
      expect(after.shelf.papers.length).toBe('kept' in late ? 2 : 1);
    }
    expect(outcomes.size).toBeGreaterThan(0);
    expect(await findings('tabs')).toEqual([]);
  });

  test('that comes a moment after a decision which saw no papers finds the shelf closed', async () => {
    await importSection(records, 'none.first', crowd);
    await bringTo(records, 'none.first', 'opd-review');
    const { shelf } = await readFor('none.first', 'a');
    expect(shelf.revision).toBe(0);
    await decideAs(records, 'none.first', 'a', 'approve');
    expect((await readFor('none.first', 'a')).shelf.sealed).toBe(true);
    expect(await keep('none.first', 'a', comment('terlambat'))).toMatchObject({ refused: 'already-decided' });
  });

  test('is changed by its giver alone, once for the same words, and taken away again', async () => {
    await importSection(records, 'edit.own', crowd);
    await bringTo(records, 'edit.own', 'opd-review');
    const first = comment('Angka ini keliru.');
    if (first.give !== 'comment') throw new Error();
    await keep('edit.own', 'a', first);
    expect(await keep('edit.own', 'a', { ...first, fresh: false })).toEqual({ refused: 'unchanged' });
    expect(await keep('edit.own', 'a', first)).toEqual({ kept: 0 });
    expect(await keep('edit.own', 'b', { ...first, fresh: false })).toEqual({ refused: 'no-such-comment' });
    expect(await keep('edit.own', 'a', { ...first, fresh: false, kind: 'suggestion' })).toEqual({ kept: 1 });
    expect(await keep('edit.own', 'a', { ...first, draft: 'b'.repeat(64), fresh: false })).toMatchObject({
      refused: 'draft-changed',
    });
    expect(await keep('edit.own', 'a', { give: 'removal', id: first.id })).toEqual({ kept: 1 });
    expect((await readFor('edit.own', 'a')).shelf).toMatchObject({ papers: [], revision: 3 });
    // A form without `papers`, of who has none any more, is still taken.
    expect(await decideAs(records, 'edit.own', 'a', 'approve')).toMatchObject({ event: { type: 'decided' } });
  });

  test('may be written while the section is held, and not once the stage has closed', async () => {
    await importSection(records, 'held.then', settingsOf({ 'opd-review': [required('a'), required('b')] }));
    await bringTo(records, 'held.then', 'opd-review');
    const link = await linkFor('held.then', 'a');
    const who = { section: 'held.then', by: 'koordinator', name: null, why: 'menunggu data' };
    await actAsCoordinator(records.dependencies, who, { act: 'hold' });
    expect(await keepPapers(records.dependencies, link, [comment('selagi ditahan')])).toEqual({ kept: 1 });
    await actAsCoordinator(records.dependencies, who, { act: 'recall' });
    expect(await keepPapers(records.dependencies, link, [comment('sesudah ditutup')])).toEqual({
      refused: 'stage-closed',
    });
  });
});

describe('a discussion', () => {
  test('goes from a return over answers to an approval, and its record is whole', async () => {
    const section = 'round.two';
    await importSection(records, section, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, section, 'opd-review');
    await keep(
      section,
      'a',
      comment('Angka ini keliru.'),
      comment('Perlu peta.', { kind: 'suggestion', place: null }),
    );
    expect(await decideAs(records, section, 'a', 'approve')).toEqual({ refused: 'papers-changed' });
    expect(await decide(section, 'a', 'approve')).toEqual({ refused: 'must-in-approval' });
    await decide(section, 'a', 'return', 'Belum lengkap.');
    await openNext(records, section);
    const next = 'b'.repeat(64);
    await useNewDraft(records, section, next);
    expect(await decide(section, 'drafter', 'submit', '', next)).toEqual({
      refused: 'must-unanswered',
      comments: [3],
    });
    await keep(section, 'drafter', {
      give: 'answer',
      comment: 3,
      verdict: 'done',
      text: 'Sudah 1,4 juta.',
      place: null,
    });
    const submitted = await decide(section, 'drafter', 'submit', 'Semua diperbaiki.', next);
    expect(submitted).toMatchObject({
      event: {
        sealed: {
          answers: [
            { comment: 3, verdict: 'done', by: 'drafter' },
            { comment: 1, verdict: 'done', by: 'drafter' },
          ],
        },
      },
    });
    await openNext(records, section);
    await keep(section, 'a', { give: 'reopening', comment: 3, text: 'Masih 1,3 juta di tabel.' });
    expect(await decide(section, 'a', 'approve', '', next)).toEqual({ refused: 'must-in-approval' });
    await keep(section, 'a', { give: 'removal', id: 'reopening-3' });
    await decide(section, 'a', 'approve', '', next);
    const { discussion } = await readFor(section, 'a');
    expect(discussion.map(({ kind, state, general }) => [kind, state, general])).toEqual([
      ['must', 'accepted', true],
      ['suggestion', 'open', false],
      ['must', 'accepted', false],
    ]);
    expect(await findings('round')).toEqual([]);
  });

  test('that was tampered with is found: how it stands, what was said, and what was taken away', async () => {
    const section = 'fake.one';
    const { table } = records.dependencies;
    await importSection(records, section, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, section, 'opd-review');
    await keep(section, 'a', comment('Angka ini keliru.'));
    await decide(section, 'a', 'return');
    const header = await readHeader(table, section);
    const set = (Key: object, path: string, to: unknown) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { ...Key },
          UpdateExpression: `SET ${path} = :to`,
          ...(path.includes('#text') ? { ExpressionAttributeNames: { '#text': 'text' } } : {}),
          ExpressionAttributeValues: { ':to': to },
        }),
      );
    expect(await findings('fake')).toEqual([]);
    const bundle = bundleKey(section, header?.seq ?? 0, 1);
    await set(bundle, 'entries[0].#text', 'Sudah baik.');
    expect(await findings('fake')).toEqual(['sealed comments that were changed afterwards']);
    await set(bundle, 'entries[0].#text', 'Angka ini keliru.');
    await set(commentStateKey(section), 'comments[0].verdict', 'done');
    expect(await findings('fake')).toEqual(['how its comments stand is not what its history makes of them']);
    await set(commentStateKey(section), 'comments[0].verdict', null);
    await set(sectionKey(section), 'musts', 4);
    expect(await findings('fake')).toEqual(['its item counts other open comments than its history']);
    await set(sectionKey(section), 'musts', 1);
    expect(await findings('fake')).toEqual([]);
  });

  test('as large as it can be is decided in one transaction, and is refused in words where it is larger', async () => {
    const section = 'large.words';
    await importSection(records, section, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, section, 'opd-review');
    for (let i = 0; i < 4; i += 1) {
      const fifty = Array.from({ length: 50 }, () => comment('ö'.repeat(1_650)));
      expect(await keep(section, 'a', ...fifty)).toEqual({ kept: 50 });
    }
    expect(await keep(section, 'a', comment('satu lagi'))).toEqual({ refused: 'too-many-comments' });
    let items = 0;
    records.raw.middlewareStack.add(
      (next) => (args) => {
        if ('TransactItems' in args.input && Array.isArray(args.input.TransactItems))
          items = args.input.TransactItems.length;
        return next(args);
      },
      { step: 'initialize', name: 'weighs' },
    );
    const decided = await decide(section, 'a', 'return', 'x'.repeat(5_000));
    records.raw.middlewareStack.remove('weighs');
    expect(decided).toMatchObject({ event: { type: 'decided' } });
    expect(items).toBeLessThan(MAX_ITEMS / 2);
    const bundles = await readBundles(records.dependencies.table, section);
    expect(bundles.length).toBeGreaterThan(2);
    expect(bundles.flatMap(({ entries }) => entries)).toHaveLength(201);
    expect((await findings('large')).length).toBe(0);

    const wide = 'large.wide';
    await importSection(records, wide, settingsOf({ 'opd-review': [required('a')] }));
    await bringTo(records, wide, 'opd-review');
    const kept: string[] = [];
    for (let i = 0; i < 40; i += 1) {
      const done = await keep(wide, 'a', comment('字'.repeat(4_000), { proposal: '字'.repeat(4_000) }));
      kept.push('refused' in done ? done.refused : 'kept');
    }
    expect(new Set(kept)).toEqual(new Set(['kept', 'too-many-comments']));
    expect(await decide(wide, 'a', 'return')).toMatchObject({ event: { type: 'decided' } });
  }, 60_000);

  test('forgets what a person wrote, sent and unsent, and still verifies', async () => {
    const section = 'gone.person';
    await importSection(records, section, settingsOf({ 'opd-review': [required('a'), required('b')] }));
    await bringTo(records, section, 'opd-review');
    const who = { section, by: 'koordinator', name: null, why: 'pensiun' };
    await keep(section, 'b', comment('tidak terkirim'));
    await keep(section, 'a', comment('Angka ini keliru.', { proposal: '1,4 juta jiwa' }));
    await decide(section, 'a', 'return', 'Belum lengkap.');
    await actAsCoordinator(records.dependencies, who, {
      act: 'replace',
      person: 'b',
      successor: 'drafter',
      later: true,
    });
    await actAsCoordinator(records.dependencies, who, { act: 'cancel' });
    const { table } = records.dependencies;
    for (const person of ['a', 'b'])
      expect(
        await forgetPerson(records.dependencies, { plan: 'gone', person, by: 'koordinator' }),
      ).toMatchObject({ sections: [section] });
    const stored = JSON.stringify((await records.dump()).filter((it) => String(it['pk']).includes(section)));
    for (const words of ['tidak terkirim', 'Angka ini keliru.', '1,4 juta jiwa', 'Belum lengkap.'])
      expect(stored).not.toContain(words);
    for await (const { paper } of readAllPapers(table, section)) expect(['a', 'b']).not.toContain(paper.by);
    expect(await findings('gone')).toEqual([]);
  });
});
