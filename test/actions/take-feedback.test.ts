import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { lookAtOutbox } from '../../functions/actions/look-at-outbox.ts';
import { sweep } from '../../functions/actions/sweep.ts';
import { takeFeedback } from '../../functions/actions/take-feedback.ts';
import type { MailRow } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, decideAs, snapshotOf, importSection } from '../builders/records.ts';
import { toldSequencer } from '../builders/sequencer.ts';

const records = ownRecords();

const mails = async (section: string): Promise<MailRow[]> =>
  (await readRows(records.dependencies.table, section)).flatMap((row) => (row.kind === 'mail' ? [row] : []));
const notes = async (section: string) =>
  (await mails(section)).filter(({ mail }) => mail.mail === 'note' && mail.note === 'undeliverable');
const seatOf = async (section: string, person: string) =>
  (await snapshotOf(records, section)).section.stage?.assignments.find((a) => a.person === person);

/** The mail as the mailer leaves it. */
async function settle({ section, row }: MailRow, state = 'sent'): Promise<MailRow> {
  const { client, name } = records.dependencies.table;
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { pk: `OUTBOX#${section}`, sk: row },
      UpdateExpression: 'SET #state = :state, messageId = :id REMOVE queue, #at',
      ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
      ExpressionAttributeValues: { ':state': state, ':id': '010f-1' },
    }),
  );
  const settled = (await mails(section)).find((mail) => mail.row === row);
  if (settled === undefined) throw new Error('no such mail');
  return settled;
}

async function askedUgm(section: string): Promise<MailRow> {
  await importSection(records, section);
  await bringTo(records, section, 'ugm-review');
  const ask = (await mails(section)).at(-1);
  if (ask === undefined) throw new Error('nobody was asked');
  return settle(ask);
}

describe('a mail that came back', () => {
  test('stands beside its holder’s name, and the coordinators are told', async () => {
    const ask = await askedUgm('back.bounced');
    expect(await takeFeedback(records.dependencies, ask, 'bounced')).toBe('noted');
    expect(await seatOf('back.bounced', 'ugm')).toMatchObject({ undeliverable: 'bounced', status: 'open' });
    expect((await notes('back.bounced')).map(({ mail }) => mail.person)).toEqual(['koordinator']);
    // The builders keep no draft items.
    const { findings } = await verifyPlan(records.dependencies.table, 'back');
    expect(findings.filter(({ what }) => !what.startsWith('made the draft'))).toEqual([]);
  });

  test('only put off is sent once more a day later; put off again, it counts as not delivered', async () => {
    const ask = await askedUgm('back.soft');
    const again = async () => (await mails('back.soft')).find(({ row }) => row === ask.row);
    expect(await takeFeedback(records.dependencies, ask, 'soft')).toBe('again-in-a-day');
    expect(await takeFeedback(records.dependencies, ask, 'soft')).toBe('unchanged');
    const at = new Date(Date.parse(records.clock.now()) + 24 * 60 * MINUTE).toISOString();
    expect(await again()).toMatchObject({ state: 'pending', at, again: true, reason: 'put-off' });
    expect((await lookAtOutbox(records.dependencies)).oldestSeconds).toBeLessThan(60 * 60);
    expect(await notes('back.soft')).toEqual([]);

    await settle(ask);
    expect(await takeFeedback(records.dependencies, ask, 'soft')).toBe('noted');
    expect(await seatOf('back.soft', 'ugm')).toMatchObject({ undeliverable: 'put-off' });
    expect(await takeFeedback(records.dependencies, ask, 'soft')).toBe('unchanged');
    expect(await notes('back.soft')).toHaveLength(1);
  });

  test('counts once, however often and however it is reported', async () => {
    const ask = await askedUgm('back.twice');
    const reports = await Promise.all(
      [...Array(4)].map(() => takeFeedback(records.dependencies, ask, 'bounced')),
    );
    expect(reports.sort()).toEqual(['noted', 'unchanged', 'unchanged', 'unchanged']);
    expect(await takeFeedback(records.dependencies, ask, 'complained')).toBe('unchanged');
    expect(await notes('back.twice')).toHaveLength(1);
    expect(await seatOf('back.twice', 'ugm')).toMatchObject({ undeliverable: 'bounced' });
  });

  test('is nobody’s worry once it was sent anew, and the newer one counts for itself', async () => {
    const ask = await askedUgm('back.anew');
    const who = { section: 'back.anew', by: 'koordinator', name: null, why: 'alamat baru' };
    await actAsCoordinator(records.dependencies, who, { act: 'resend', person: 'ugm' });
    expect(await takeFeedback(records.dependencies, ask, 'bounced')).toBe('unchanged');
    expect(await seatOf('back.anew', 'ugm')).toMatchObject({ undeliverable: null });
    const newer = (await mails('back.anew')).at(-1);
    if (newer === undefined) throw new Error('nothing was sent anew');
    await settle(newer);
    expect(await takeFeedback(records.dependencies, newer, 'suppressed')).toBe('noted');
    expect(await seatOf('back.anew', 'ugm')).toMatchObject({ undeliverable: 'suppressed' });
  });

  test('is nobody’s worry once its holder has decided all the same', async () => {
    const ask = await askedUgm('back.decided');
    await decideAs(records, 'back.decided', 'ugm', 'approve');
    expect(await takeFeedback(records.dependencies, ask, 'complained')).toBe('unchanged');
    expect(await notes('back.decided')).toEqual([]);
  });

  test('that told of such a mail is told to nobody: no mail chases itself', async () => {
    const ask = await askedUgm('back.chase');
    await takeFeedback(records.dependencies, ask, 'bounced');
    const [note] = await notes('back.chase');
    if (note === undefined) throw new Error('nobody was told');
    expect(await takeFeedback(records.dependencies, await settle(note), 'bounced')).toBe('about-a-failure');
    expect(await notes('back.chase')).toHaveLength(1);
  });

  test('is not told again by the sweep where its later tries fail too', async () => {
    const ask = await askedUgm('back.failed');
    expect(await takeFeedback(records.dependencies, ask, 'bounced')).toBe('noted');
    const { client, name } = records.dependencies.table;
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: 'OUTBOX#back.failed', sk: ask.row },
        UpdateExpression: 'SET #state = :state, queue = :queue, #at = :at, reason = :reason',
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
        ExpressionAttributeValues: {
          ':state': 'failed',
          ':queue': 'failed',
          ':at': records.clock.now(),
          ':reason': 'rejected',
        },
      }),
    );
    await sweep(records.dependencies, toldSequencer().sequencers, { refusedMs: MINUTE, most: 10, gapMs: 0 });
    expect(await notes('back.failed')).toHaveLength(1);
  });

  test('waits a moment for its sender to write down that it went', async () => {
    const ask = await settle(await askedUgm('back.early'), 'sending');
    const taken = takeFeedback(
      {
        ...records.dependencies,
        wait: async () => {
          await settle(ask);
        },
      },
      ask,
      'bounced',
    );
    expect(await taken).toBe('noted');
    expect((await mails('back.early')).find(({ row }) => row === ask.row)).toMatchObject({ state: 'sent' });
  });

  test.each([
    ['a row that never was', { section: 'back.none', row: '000001-00-0123abcd' }],
    ['a section that never was', { section: 'nowhere.none', row: '000001-00-0123abcd' }],
  ])('%s changes nothing', async (_, of) => {
    await importSection(records, 'back.none');
    const before = await records.dump();
    expect(await takeFeedback(records.dependencies, of, 'bounced')).toBe('no-such-mail');
    expect(await records.dump()).toEqual(before);
  });

  test('an order is no mail', async () => {
    await askedUgm('back.order');
    const order = (await readRows(records.dependencies.table, 'back.order')).find(
      ({ kind }) => kind !== 'mail',
    );
    if (order === undefined) throw new Error('no order');
    expect(await takeFeedback(records.dependencies, order, 'bounced')).toBe('no-such-mail');
  });
});
