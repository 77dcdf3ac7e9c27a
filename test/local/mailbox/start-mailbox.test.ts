import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetAccountSendingEnabledCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localAws } from '../../../local/local-aws.ts';
import type { FeedbackEvent } from '../../../local/mailbox/feedback.ts';
import type { ListedMail } from '../../../local/mailbox/list-mails.ts';
import { type Mailbox, startMailbox } from '../../../local/mailbox/start-mailbox.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const dataDir = temporaryFolder();
const feedback: FeedbackEvent[] = [];
let mailbox: Mailbox;
let ses: SESClient;

async function open(rate?: number) {
  const onFeedback = (event: FeedbackEvent) => {
    feedback.push(event);
  };
  mailbox = await startMailbox({ port: 0, dataDir, onFeedback, ...(rate === undefined ? {} : { rate }) });
  ses = new SESClient({ ...localAws(mailbox.sesEndpoint), maxAttempts: 1 });
}

beforeAll(() => open());
afterAll(() => mailbox.stop());

function raw(mail: { to: string; subject: string; headers?: Record<string, string>; references?: string }) {
  const message = {
    from: 'Paraf <paraf@kominfo.example>',
    text: 'Isi surat',
    html: '<p>Isi surat</p>',
    ...mail,
  };
  return new MailComposer(message).compile().build();
}

async function send(mail: Parameters<typeof raw>[0]) {
  return ses.send(new SendRawEmailCommand({ RawMessage: { Data: await raw(mail) } }));
}

async function listed(): Promise<ListedMail[]> {
  const answer = await fetch(`${mailbox.url}/api/email`);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  return JSON.parse(await answer.text());
}

describe('the mailbox', () => {
  test('a mail is in the list as soon as it was accepted, with the id that SES gave it', async () => {
    const { MessageId } = await send({
      to: 'Kepala Dinas Kesehatan <kadinkes@bojonegoro.example>',
      subject: 'Mohon reviu: Pengesahan – bagian é',
      references: '<root@paraf.example> <other@paraf.example>',
      headers: {
        'In-Reply-To': '<root@paraf.example>',
        'X-Paraf-Row': 'abc',
        'Message-ID': '<mine@paraf.example>',
      },
    });
    const mail = (await listed()).at(-1);
    expect(mail).toMatchObject({
      subject: 'Mohon reviu: Pengesahan – bagian é',
      from: [{ address: 'paraf@kominfo.example', name: 'Paraf' }],
      to: [{ address: 'kadinkes@bojonegoro.example', name: 'Kepala Dinas Kesehatan' }],
      attachments: [],
    });
    expect(mail?.headers).toMatchObject({
      'message-id': `<${MessageId}@ap-southeast-3.amazonses.com>`,
      references: '<root@paraf.example> <other@paraf.example>',
      'in-reply-to': '<root@paraf.example>',
      'x-paraf-row': 'abc',
    });
    const source = await (await fetch(`${mailbox.url}/api/email/${mail?.id}/source`)).text();
    expect(source.match(/^message-id:/gim)).toHaveLength(1);
    expect(mail?.text.trim()).toBe('Isi surat');
    expect(mail?.html.trim()).toBe('<p>Isi surat</p>');
    expect(mail?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test('quota and account are answered, anything else is refused at once', async () => {
    expect((await ses.send(new GetSendQuotaCommand({}))).MaxSendRate).toBeGreaterThan(0);
    expect((await ses.send(new GetAccountSendingEnabledCommand({}))).Enabled).toBe(true);
    await expect(ses.send(new ListIdentitiesCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
  });

  test('what is no mail is rejected by name', async () => {
    const before = (await listed()).length;
    const given = (text: string) =>
      ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(text) } }));
    await expect(given('no header here')).rejects.toMatchObject({ name: 'MessageRejected' });
    await expect(given('To: a@b.example\r\n\r\nx')).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(given('From: a@b.example\r\nTo: nobody\r\n\r\nx')).rejects.toThrow(
      /Missing final '@domain'/,
    );
    await expect(given('From: a@b.example\nTo: a@b.example\nTo: c@d.example\n\nx')).rejects.toThrow(
      /Duplicate/,
    );
    await expect(
      given(`From: a@b.example\nTo: a@b.example\n\n${'x'.repeat(10_485_760)}`),
    ).rejects.toMatchObject({
      name: 'MessageRejected',
    });
    expect(await listed()).toHaveLength(before);
  });

  test('the simulator addresses are accepted and reported', async () => {
    feedback.length = 0;
    const to = [
      'bounce+a@simulator.amazonses.com',
      'complaint@simulator.amazonses.com',
      'ok@bojonegoro.example',
    ];
    const { MessageId } = await ses.send(
      new SendRawEmailCommand({
        Source: 'paraf@kominfo.example',
        Destinations: to,
        RawMessage: { Data: await raw({ to: 'ok@bojonegoro.example', subject: 'Uji' }) },
        ConfigurationSetName: 'paraf',
        Tags: [{ Name: 'row', Value: 'r1' }],
      }),
    );
    await send({ to: 'suppressionlist@simulator.amazonses.com', subject: 'Uji' });
    await expect
      .poll(() => feedback.map((event) => event.eventType))
      .toEqual(['Bounce', 'Complaint', 'Bounce']);
    expect(feedback[0]).toMatchObject({
      eventType: 'Bounce',
      mail: {
        messageId: MessageId,
        destination: to,
        tags: { 'ses:configuration-set': ['paraf'], row: ['r1'] },
      },
      bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: to[0] }] },
    });
    expect(feedback[1]).toMatchObject({ complaint: { complainedRecipients: [{ emailAddress: to[1] }] } });
    expect(feedback[2]).toMatchObject({ bounce: { bounceSubType: 'Suppressed' } });
  });

  test('a request that the SDK did not sign sends nothing', async () => {
    const before = (await listed()).length;
    const answer = await fetch(mailbox.url, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'SendRawEmail' }),
    });
    expect(answer.status).toBe(403);
    expect(await listed()).toHaveLength(before);
  });

  test('a person reads the mails in a browser on the same port, another origin does not', async () => {
    const page = await fetch(mailbox.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    const summary = (origin: string) => fetch(`${mailbox.url}/api/email/summary`, { headers: { origin } });
    expect(JSON.parse(await (await summary(mailbox.url)).text()).total).toBeGreaterThan(0);
    for (const origin of ['https://evil.example', 'http://127.0.0.1:8080', 'null'])
      expect((await summary(origin)).status).toBe(403);
    const socket = await fetch(`${mailbox.url}/socket.io/?EIO=4&transport=polling`);
    expect(socket.status).toBe(200);
  });

  test('mails are the same, in the same order, after a restart; an unfinished file is no mail', async () => {
    for (let n = 0; n < 12; n += 1) await send({ to: 'a@b.example', subject: `Nomor ${n}` });
    const before = await listed();
    expect(before.map((mail) => mail.subject).slice(-12)).toEqual(
      Array.from({ length: 12 }, (_, n) => `Nomor ${n}`),
    );
    await mailbox.stop();
    writeFileSync(join(dataDir, 'mail', 'Unfinish.eml'), '');
    await open();
    expect(await listed()).toEqual(before);
    await send({ to: 'a@b.example', subject: 'Sesudah' });
    expect((await listed()).at(-1)?.subject).toBe('Sesudah');
  });

  test('mails that arrived within one tick of the clock keep their order in a restart too', async () => {
    for (let n = 0; n < 12; n += 1) await send({ to: 'a@b.example', subject: `Serempak ${n}` });
    await mailbox.stop();
    const folder = join(dataDir, 'mail');
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
    await open();
    const subjects = (await listed()).map((mail) => mail.subject);
    expect(subjects.filter((one) => one.startsWith('Serempak'))).toEqual(
      Array.from({ length: 12 }, (_, n) => `Serempak ${n}`),
    );
  });

  test('200 mails at once are all there when the last was accepted', async () => {
    const before = (await listed()).length;
    await Promise.all(
      Array.from({ length: 10 }, async (_, lane) => {
        for (let n = 0; n < 20; n += 1) await send({ to: 'a@b.example', subject: `Banyak ${lane}-${n}` });
      }),
    );
    const subjects = (await listed()).slice(before).map((mail) => mail.subject);
    expect(new Set(subjects).size).toBe(200);
  });

  test('above the rate it throttles', async () => {
    await mailbox.stop();
    await open(2);
    const sent = await Promise.allSettled(
      [1, 2, 3].map((n) => send({ to: 'a@b.example', subject: `Laju ${n}` })),
    );
    const refusals = sent.filter((one) => one.status === 'rejected').map((one) => one.reason.name);
    expect(refusals).toEqual(['Throttling']);
    expect((await ses.send(new GetSendQuotaCommand({}))).MaxSendRate).toBe(2);
  });
});
