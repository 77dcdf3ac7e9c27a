import { describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { importPeople } from '../../functions/actions/import-people.ts';
import { sweep } from '../../functions/actions/sweep.ts';
import { type Mailing, sendMail } from '../../functions/mail/mailer.ts';
import type { Posted } from '../../functions/mail/post.ts';
import { type Delivery, deliverRow } from '../../functions/outbox/deliver-row.ts';
import { hashToken, isCode } from '../../functions/records/links/link-secret.ts';
import { readLink } from '../../functions/records/links/links.ts';
import type { MailRow } from '../../functions/records/outbox/outbox-item.ts';
import { readRows, retryRow } from '../../functions/records/outbox/outbox-rows.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { bringTo, decideAs, snapshotOf, importSection, openNext, planFor } from '../builders/records.ts';
import { toldSequencer } from '../builders/sequencer.ts';

const records = ownRecords();

/** A mail service that takes every mail, or answers as it is told. */
function mailService(mostPerHour = 1000) {
  const sent: { to: string; raw: string }[] = [];
  let answer: Posted | null = null;
  let stall = 0;
  let turnAt: string | null = null;
  const mailing = (): Mailing => ({
    post: {
      post: async (raw, { to }) => {
        if (answer !== null) return answer;
        sent.push({ to, raw: decode(Buffer.from(raw).toString()) });
        return { messageId: `m-${sent.length}` };
      },
      sendRate: async () => 14,
    },
    words: wordsOf('id'),
    sender: 'masterplan@kominfo.example',
    baseUrl: 'https://paraf.example',
    mostPerHour,
    secretBytes: records.dependencies.secretBytes,
    pace: async () => {
      records.clock.pass(stall);
      return turnAt;
    },
  });
  /** One run of the mailer, which may send several. */
  const run = () => {
    const delivery: Delivery = {
      table: records.dependencies.table,
      leaseMs: MINUTE,
      now: records.clock.now,
      random: () => 0.5,
      wait: records.dependencies.wait,
      holder: 'one',
    };
    return (row: MailRow) =>
      deliverRow(delivery, row, (claimed, until) => sendMail(delivery, mailing(), claimed, until));
  };
  return {
    sent,
    run,
    deliver: (row: MailRow) => run()(row),
    answer: (with_: Posted | null) => {
      answer = with_;
    },
    /** When the next mail may go; null: now. */
    turn: (at: string | null) => {
      turnAt = at;
    },
    /** Milliseconds that the rate makes the next mails wait. */
    stall: (ms: number) => {
      stall = ms;
    },
  };
}

const decode = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
const mails = async (section: string): Promise<MailRow[]> =>
  (await readRows(records.dependencies.table, section)).flatMap((row) => (row.kind === 'mail' ? [row] : []));
const lastMail = async (section: string): Promise<MailRow> => {
  const row = (await mails(section)).at(-1);
  if (row === undefined) throw new Error('no mail');
  return row;
};
const linkIn = (raw: string): string => /https:\/\/paraf\.example\/[tn]\/([\w-]+)/.exec(raw)?.[1] ?? '';
const who = (section: string) => ({ section, by: 'koordinator', name: null, why: 'perlu' });

describe('the mailer', () => {
  test('leads a coordinator to the section’s page, and nobody else', async () => {
    await importSection(records, 'mail.page');
    await bringTo(records, 'mail.page', 'sekda-sign-off');
    await decideAs(records, 'mail.page', 'sekda', 'approve');
    const service = mailService();
    const notes = (await mails('mail.page')).filter(
      ({ mail }) => mail.mail === 'note' && mail.note === 'signed-off',
    );
    for (const row of notes) await service.deliver(row);
    const led = service.sent.map(({ raw }) => raw.includes('https://paraf.example/sections/mail.page'));
    expect(notes.map(({ mail }, i) => [mail.person, led[i]])).toEqual(
      notes.map(({ mail }) => [mail.person, mail.person === 'koordinator']),
    );
    expect(led).toContain(true);
  });

  test('puts a mail off until its turn, counts it for nobody and mints no link for it', async () => {
    await importSection(records, 'mail.turn');
    await bringTo(records, 'mail.turn', 'opd-review');
    const service = mailService();
    service.turn(records.clock.now());
    const row = await lastMail('mail.turn');
    const before = records.requests.length;
    expect(await service.deliver(row)).toMatchObject({ state: 'later', reason: 'rate' });
    expect(records.requests.slice(before).filter((it) => /Update|Put|Write/.test(it))).toHaveLength(2);
    service.turn(null);
    expect(await service.deliver(row)).toMatchObject({ state: 'sent' });
  });

  test('tells a new address at the former one and to the coordinators, and asks at the new one', async () => {
    await importSection(records, 'pindah.satu');
    await bringTo(records, 'pindah.satu', 'opd-review');
    const email = 'lain@kantor.example';
    const person = { id: 'bappeda', name: 'Kepala bappeda', office: 'bappeda', email };
    const there = await readPlanContents(records.dependencies.table, 'pindah');
    const into = { there, plan: planFor('pindah'), by: 'koordinator' };
    const service = mailService();
    const before = new Set((await mails('pindah.satu')).map(({ row }) => row));
    await importPeople(records.dependencies, { plan: 'pindah', people: [person] }, into);
    const since = (await mails('pindah.satu')).filter(({ row }) => !before.has(row));
    for (const row of since) expect(await service.deliver(row)).toMatchObject({ state: 'sent' });
    expect(service.sent.map(({ to }) => to).sort()).toEqual([
      'bappeda@kantor.example',
      'koordinator@kantor.example',
      'lain@kantor.example',
    ]);
    const rawTo = (address: string) => service.sent.find(({ to }) => to === address)?.raw ?? '';
    expect(rawTo('bappeda@kantor.example')).toContain('mengganti alamat surel Kepala bappeda');
    expect(rawTo('bappeda@kantor.example')).not.toContain('lain@kantor.example');
    expect(rawTo('koordinator@kantor.example')).toContain('kini lain@kantor.example');
    expect(rawTo('lain@kantor.example')).toContain('mengganti alamat surel Bapak/Ibu');
    expect(linkIn(rawTo('lain@kantor.example'))).not.toBe('');
  });

  test('sends nothing once its lease is over: another may be sending it by then', async () => {
    await importSection(records, 'mail.stall');
    await bringTo(records, 'mail.stall', 'opd-review');
    const service = mailService();
    service.stall(2 * MINUTE);
    const row = await lastMail('mail.stall');
    expect(await service.deliver(row)).toMatchObject({ state: 'later', reason: 'lease-over' });
    expect(service.sent).toEqual([]);
    service.stall(0);
    expect(await service.deliver(row)).toMatchObject({ state: 'sent' });
    expect(service.sent.length).toBe(1);
  });

  describe('of several mails of one section in a run', () => {
    /** The receipt of UGM's approval and the note of it, and the ask that follows. */
    async function afterApproval(section: string): Promise<MailRow[]> {
      await importSection(records, section);
      await bringTo(records, section, 'ugm-review');
      const before = (await mails(section)).length;
      await decideAs(records, section, 'ugm', 'approve');
      await openNext(records, section);
      return (await mails(section)).slice(before);
    }
    test('reads the records once for those that one change caused, and anew for an ask', async () => {
      const rows = await afterApproval('mail.run');
      expect(rows.map(({ mail }) => mail.mail)).toEqual(['receipt', 'note', 'ask']);
      const send = mailService().run();
      const cost = async (row: MailRow | undefined) => {
        if (row === undefined) throw new Error('no mail');
        records.requests.length = 0;
        expect(await send(row)).toMatchObject({ state: 'sent' });
        return records.requests.map((name) => name.replace(/(Item)?Command$/, ''));
      };
      const [receipt, note, ask] = rows;
      const readAll = ['Update', 'BatchGet', 'Query', 'BatchGet', 'Update', 'Put', 'Update'];
      expect(await cost(receipt)).toEqual(readAll);
      expect(await cost(note)).toEqual(['Update', 'Update', 'Update']);
      expect(await cost(ask)).toEqual(readAll);
    });

    test('reads them anew for a mail of a change that came after', async () => {
      const [receipt] = await afterApproval('mail.after');
      const send = mailService().run();
      if (receipt === undefined) throw new Error('no receipt');
      await send(receipt);
      await decideAs(records, 'mail.after', 'sekda', 'approve');
      const signedOff = (await mails('mail.after')).filter((row) => row.seq > receipt.seq + 1);
      expect(signedOff.map(({ mail }) => ('note' in mail ? mail.note : mail.mail))).toContain('signed-off');
      for (const row of signedOff) expect(await send(row)).toMatchObject({ state: 'sent' });
    });

    test('asks nobody who was replaced while the run went on', async () => {
      const rows = await afterApproval('mail.replaced');
      const send = mailService().run();
      for (const row of rows.slice(0, 2)) await send(row);
      const replace = {
        act: 'replace',
        person: 'sekda',
        successor: 'bappeda',
        later: true,
      } as const;
      await actAsCoordinator(records.dependencies, who('mail.replaced'), replace);
      const [, , ask] = rows;
      if (ask === undefined) throw new Error('no ask');
      expect(await send(ask)).toEqual({ state: 'dropped', reason: 'no-longer-asked' });
    });
  });

  test('mints the link when it sends, and stores only its hash', async () => {
    await importSection(records, 'mail.mint');
    await bringTo(records, 'mail.mint', 'opd-review');
    const service = mailService();
    const [row] = (await mails('mail.mint')).filter(({ mail }) => mail.stage === 'opd-review');
    if (row === undefined) throw new Error('no ask');
    expect(await service.deliver(row)).toMatchObject({ state: 'sent' });
    const token = linkIn(service.sent[0]?.raw ?? '');
    expect(token).toHaveLength(43);
    expect(await readLink(records.dependencies.table, hashToken(token))).toMatchObject({
      kind: 'review',
      person: row.mail.person,
      epoch: 1,
      code: null,
      tries: 0,
    });
    expect(JSON.stringify(await records.dump())).not.toContain(token);
  });

  test('gives the Sekda a code that stands nowhere but in the mail', async () => {
    await importSection(records, 'mail.code');
    await bringTo(records, 'mail.code', 'sekda-sign-off');
    const service = mailService();
    await service.deliver(await lastMail('mail.code'));
    const raw = service.sent[0]?.raw ?? '';
    const token = linkIn(raw);
    const link = await readLink(records.dependencies.table, hashToken(token));
    const code =
      /(?<!\d)\d{6}(?!\d)/.exec(raw.replace(/https?:\S+/g, '').split('text/plain')[1] ?? '')?.[0] ?? '';
    expect(code).toMatch(/^\d{6}$/);
    if (link?.kind !== 'review' || link.code === null) throw new Error('no code');
    expect(isCode(token, code, link.code)).toBe(true);
    expect(isCode(token, code === '000000' ? '000001' : '000000', link.code)).toBe(false);
  });

  test('tells the Sekda, above the button, who approved without a word and who was excused', async () => {
    const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    await importSection(records, 'mail.silent', settings);
    await bringTo(records, 'mail.silent', 'opd-review');
    await actAsCoordinator(records.dependencies, who('mail.silent'), { act: 'excuse', person: 'dinkes' });
    for (const person of ['bappeda', 'ugm']) {
      await decideAs(records, 'mail.silent', person, 'approve');
      await openNext(records, 'mail.silent');
    }
    const service = mailService();
    await service.deliver(await lastMail('mail.silent'));
    const [above = ''] = (service.sent[0]?.raw ?? '').split('Kode pengesahan');
    expect(above).toContain(
      'Keputusan dalam putaran ini: Kepala bappeda menyetujui (11 Desember 2023); Kepala ugm menyetujui (11 Desember 2023).',
    );
    expect(above).toContain('Dikecualikan dari tugas: Kepala dinkes.');
  });

  test('drops an ask that no longer stands', async () => {
    await importSection(records, 'mail.late');
    await bringTo(records, 'mail.late', 'ugm-review');
    const ask = await lastMail('mail.late');
    await decideAs(records, 'mail.late', 'ugm', 'approve');
    const service = mailService();
    expect(await service.deliver(ask)).toEqual({ state: 'dropped', reason: 'no-longer-asked' });
    expect(service.sent).toEqual([]);
  });

  test('drops the ask of a former epoch: the resent one is the only one that stands', async () => {
    await importSection(records, 'mail.epoch');
    await bringTo(records, 'mail.epoch', 'ugm-review');
    const former = await lastMail('mail.epoch');
    await actAsCoordinator(records.dependencies, who('mail.epoch'), { act: 'resend', person: 'ugm' });
    const service = mailService();
    expect(await service.deliver(former)).toMatchObject({ state: 'dropped' });
    expect(await service.deliver(await lastMail('mail.epoch'))).toMatchObject({ state: 'sent' });
  });

  test('sends nobody more than so many an hour: the rest waits for the next hour, and is lost nowhere', async () => {
    const hour = 60 * MINUTE;
    records.clock.pass(hour - (Date.parse(records.clock.now()) % hour));
    const service = mailService(2);
    const asks: MailRow[] = [];
    for (const section of ['hour.one', 'hour.two', 'hour.three']) {
      await importSection(records, section);
      await bringTo(records, section, 'ugm-review');
      asks.push(await lastMail(section));
    }
    const [one, two, three] = asks;
    if (one === undefined || two === undefined || three === undefined) throw new Error('no asks');
    expect(await service.deliver(one)).toMatchObject({ state: 'sent' });
    expect(await service.deliver(two)).toMatchObject({ state: 'sent' });
    expect(await service.deliver(three)).toEqual({ state: 'later', reason: 'many-this-hour' });
    expect(service.sent).toHaveLength(2);
    const next = new Date(Date.parse(records.clock.now()) + hour).toISOString();
    expect(await lastMail('hour.three')).toMatchObject({ state: 'pending', at: next });
    records.clock.pass(hour);
    expect(await service.deliver(await lastMail('hour.three'))).toMatchObject({ state: 'sent' });
  });

  test.each([
    ['later: Throttling', { failed: 'later', error: 'Throttling' }],
    ['misconfigured: AccessDenied', { failed: 'misconfigured', error: 'AccessDenied' }],
  ] as const)('counts no mail that did not go (%s)', async (reason, answer) => {
    records.clock.pass(60 * MINUTE);
    const section = `uncounted.${answer.failed}`;
    await importSection(records, section);
    await bringTo(records, section, 'ugm-review');
    const service = mailService(1);
    const ask = await lastMail(section);
    service.answer(answer);
    for (let i = 0; i < 3; i += 1) expect(await service.deliver(ask)).toEqual({ state: 'later', reason });
    service.answer(null);
    expect(await service.deliver(ask)).toMatchObject({ state: 'sent' });
    await actAsCoordinator(records.dependencies, who(section), { act: 'resend', person: 'ugm' });
    expect(await service.deliver(await lastMail(section))).toMatchObject({ reason: 'many-this-hour' });
  });

  test('counts no mail that broke off before it was posted', async () => {
    records.clock.pass(60 * MINUTE);
    await importSection(records, 'broke.off');
    await bringTo(records, 'broke.off', 'ugm-review');
    const service = mailService(1);
    const ask = await lastMail('broke.off');
    service.stall(2 * MINUTE);
    expect(await service.deliver(ask)).toMatchObject({ reason: 'lease-over' });
    service.stall(0);
    expect(await service.deliver(ask)).toMatchObject({ state: 'sent' });
  });

  test('counts a mail of which it is not known whether it went', async () => {
    records.clock.pass(60 * MINUTE);
    await importSection(records, 'perhaps.gone');
    await bringTo(records, 'perhaps.gone', 'ugm-review');
    const service = mailService(1);
    const ask = await lastMail('perhaps.gone');
    service.answer({ failed: 'unsure', error: 'TimeoutError' });
    expect(await service.deliver(ask)).toMatchObject({ reason: 'unsure: TimeoutError' });
    service.answer(null);
    expect(await service.deliver(ask)).toMatchObject({ reason: 'many-this-hour' });
  });

  test('parks an ask that a hold has overtaken; the release sends it, and nobody is asked twice', async () => {
    await importSection(records, 'mail.park');
    await bringTo(records, 'mail.park', 'ugm-review');
    const ask = await lastMail('mail.park');
    await actAsCoordinator(records.dependencies, who('mail.park'), { act: 'hold' });
    const service = mailService();
    expect(await service.deliver(ask)).toEqual({ state: 'parked' });
    await actAsCoordinator(records.dependencies, who('mail.park'), { act: 'release' });
    expect(await service.deliver(await lastMail('mail.park'))).toMatchObject({ state: 'sent' });
    expect(service.sent).toHaveLength(1);
  });

  test('lets go of an ask that was parked after its section was released', async () => {
    await importSection(records, 'mail.stuck');
    await bringTo(records, 'mail.stuck', 'ugm-review');
    const ask = await lastMail('mail.stuck');
    await actAsCoordinator(records.dependencies, who('mail.stuck'), { act: 'hold' });
    await mailService().deliver(ask);
    // The release did not see the row, as when the mailer parks it a moment later.
    const { client, name } = records.dependencies.table;
    const { UpdateCommand } = await import('@aws-sdk/lib-dynamodb');
    const key = { pk: 'OUTBOX#mail.stuck', sk: ask.row };
    const set = (state: string) =>
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: key,
          UpdateExpression: 'SET #s = :s',
          ExpressionAttributeNames: { '#s': 'state' },
          ExpressionAttributeValues: { ':s': state },
        }),
      );
    await set('sending');
    await actAsCoordinator(records.dependencies, who('mail.stuck'), { act: 'release' });
    await set('parked');
    await sweep(records.dependencies, toldSequencer().sequencers, { refusedMs: MINUTE, most: 10, gapMs: 0 });
    expect(await lastMail('mail.stuck')).toMatchObject({ state: 'pending' });
  });

  test('fails a mail that the service refuses for good; the coordinators are told once', async () => {
    await importSection(records, 'mail.refused');
    await bringTo(records, 'mail.refused', 'ugm-review');
    const service = mailService();
    service.answer({ failed: 'rejected', error: 'MessageRejected' });
    expect(await service.deliver(await lastMail('mail.refused'))).toEqual({
      state: 'failed',
      reason: 'rejected',
    });
    const sweeping = { refusedMs: MINUTE, most: 10, gapMs: 0 };
    await sweep(records.dependencies, toldSequencer().sequencers, sweeping);
    await sweep(records.dependencies, toldSequencer().sequencers, sweeping);
    const notes = (await mails('mail.refused')).filter(
      ({ mail }) => mail.mail === 'note' && mail.note === 'undeliverable',
    );
    expect(notes.map(({ mail }) => mail.person)).toEqual(['koordinator']);
    const seat = (await snapshotOf(records, 'mail.refused')).section.stage?.assignments[0];
    expect(seat?.undeliverable).toBe('rejected');
    // The note itself cannot be delivered either: nobody is told of that by mail.
    const [note] = notes;
    if (note === undefined) throw new Error('no note');
    await service.deliver(note);
    await sweep(records.dependencies, toldSequencer().sequencers, sweeping);
    expect(await lastMail('mail.refused')).toMatchObject({ row: note.row, state: 'failed', noted: true });
  });

  test('tells nobody of a failed ask that has been sent anew since', async () => {
    await importSection(records, 'mail.mended');
    await bringTo(records, 'mail.mended', 'ugm-review');
    const service = mailService();
    service.answer({ failed: 'rejected', error: 'MessageRejected' });
    await service.deliver(await lastMail('mail.mended'));
    await actAsCoordinator(records.dependencies, who('mail.mended'), { act: 'resend', person: 'ugm' });
    await sweep(records.dependencies, toldSequencer().sequencers, { refusedMs: MINUTE, most: 10, gapMs: 0 });
    const seat = (await snapshotOf(records, 'mail.mended')).section.stage?.assignments[0];
    expect(seat?.undeliverable).toBeNull();
    const told = (await mails('mail.mended')).filter(
      ({ mail }) => mail.mail === 'note' && mail.note === 'undeliverable',
    );
    expect(told).toEqual([]);
  });

  test('tries again later where the service wants it to, with the reason on the row', async () => {
    await importSection(records, 'mail.later');
    await bringTo(records, 'mail.later', 'ugm-review');
    const service = mailService();
    service.answer({ failed: 'later', error: 'Throttling' });
    const ask = await lastMail('mail.later');
    expect(await service.deliver(ask)).toEqual({ state: 'later', reason: 'later: Throttling' });
    service.answer(null);
    expect(await service.deliver(ask)).toMatchObject({ state: 'sent' });
  });

  test.each(['misconfigured', 'unsure'] as const)(
    'gives a mail up that stays %s for an hour; the coordinators are told, and may have it tried again',
    async (failed) => {
      const section = `mail.${failed}`;
      await importSection(records, section);
      await bringTo(records, section, 'ugm-review');
      const service = mailService();
      service.answer({ failed, error: 'AccessDenied' });
      const reason = `${failed}: AccessDenied`;
      for (let fault = 1; fault < 30; fault += 1)
        expect(await service.deliver(await lastMail(section))).toEqual({ state: 'later', reason });
      const ask = await lastMail(section);
      expect(await service.deliver(ask)).toEqual({ state: 'failed', reason });
      const swept = await sweep(records.dependencies, toldSequencer().sequencers, {
        refusedMs: MINUTE,
        most: 10,
        gapMs: 0,
      });
      expect(swept.undeliverable).toBe(1);
      expect((await lastMail(section)).mail).toMatchObject({ note: 'undeliverable', person: 'koordinator' });
      await retryRow(records.dependencies.table, ask, 'failed', records.clock.now());
      const again = (await mails(section)).find(({ row }) => row === ask.row);
      if (again === undefined) throw new Error('no ask');
      expect(await service.deliver(again)).toEqual({ state: 'later', reason });
    },
  );

  test('waits for as long as the service wants it to, and does not count that as faults', async () => {
    await importSection(records, 'mail.slow');
    await bringTo(records, 'mail.slow', 'ugm-review');
    const service = mailService();
    service.answer({ failed: 'later', error: 'LimitExceededException' });
    for (let wait = 1; wait <= 40; wait += 1)
      expect(await service.deliver(await lastMail('mail.slow'))).toMatchObject({ state: 'later' });
    service.answer({ failed: 'unsure', error: 'TimeoutError' });
    expect(await service.deliver(await lastMail('mail.slow'))).toMatchObject({ state: 'later' });
    service.answer(null);
    expect(await service.deliver(await lastMail('mail.slow'))).toMatchObject({ state: 'sent' });
  });

  test('sends a receipt with the head of the chain and a link of its own to say "not me"', async () => {
    await importSection(records, 'mail.receipt');
    await bringTo(records, 'mail.receipt', 'ugm-review');
    await decideAs(records, 'mail.receipt', 'ugm', 'return', 'Bab 2 belum sesuai');
    const { head } = (await snapshotOf(records, 'mail.receipt')).standing;
    const receipt = (await mails('mail.receipt')).findLast(({ mail }) => mail.mail === 'receipt');
    if (receipt === undefined) throw new Error('no receipt');
    const service = mailService();
    await service.deliver(receipt);
    const raw = service.sent[0]?.raw ?? '';
    expect(raw).toContain(head.slice(0, 16));
    expect(await readLink(records.dependencies.table, hashToken(linkIn(raw)))).toMatchObject({
      kind: 'not-me',
      decision: receipt.mail.mail === 'receipt' ? receipt.mail.decision : '',
      person: 'ugm',
    });
  });

  test('sends a receipt that names whom the stage waits for, and nobody whose review is optional', async () => {
    const settings = settingsOf({
      'opd-review': [required('bappeda'), required('dinkes'), optional('dinsos')],
    });
    await importSection(records, 'mail.awaits', settings);
    await bringTo(records, 'mail.awaits', 'opd-review');
    await decideAs(records, 'mail.awaits', 'bappeda', 'approve');
    const service = mailService();
    await service.deliver(await lastMail('mail.awaits'));
    expect(service.sent[0]?.raw).toContain('Tahap ini masih menunggu Kepala dinkes.');
    expect(service.sent[0]?.raw).not.toContain('dinsos');
  });

  test('tells of an act under nobody’s name as Kominfo’s', async () => {
    await importSection(records, 'mail.unnamed');
    await bringTo(records, 'mail.unnamed', 'opd-review');
    const unnamed = { section: 'mail.unnamed', by: 'operator', name: null, why: 'perlu' };
    await actAsCoordinator(records.dependencies, unnamed, { act: 'resend', person: 'bappeda' });
    const service = mailService();
    await service.deliver(await lastMail('mail.unnamed'));
    expect(service.sent[0]?.raw).toContain('Kominfo mengirimkan tautan baru');
  });

  test('keeps one thread per section and person', async () => {
    await importSection(records, 'mail.thread');
    await bringTo(records, 'mail.thread', 'ugm-review');
    const service = mailService();
    await service.deliver(await lastMail('mail.thread'));
    await actAsCoordinator(records.dependencies, who('mail.thread'), { act: 'resend', person: 'ugm' });
    await service.deliver(await lastMail('mail.thread'));
    const roots = service.sent.map(({ raw }) => /References: (<[^>]+>)/.exec(raw)?.[1]);
    expect(roots[0]).toBeDefined();
    expect(new Set(roots).size).toBe(1);
  });
});
