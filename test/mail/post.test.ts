import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postBy } from '../../functions/mail/post.ts';

/** What the service answers next, in its own protocol (SES v1, query and XML). */
let answer: { status: number; body: string } | 'hang up';
let asked: URLSearchParams[];
let server: Server;
let ses: SESClient;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk: Buffer) => {
      form += chunk.toString();
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(form));
      if (answer === 'hang up') request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  ses = new SESClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  ses.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const sent = (id: string) => ({
  status: 200,
  body: `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${id}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
});
const failed = (code: string, message = 'no', status = 400) => ({
  status,
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

const raw = new TextEncoder().encode('Subject: Visi\r\n\r\nhai\r\n');
const of = { section: 'bojonegoro.buku-1-visi', row: '000012-01-0123abcd' };
const envelope = { from: 'paraf@x.example', to: 'sekda@x.example', of };

describe('posting a mail', () => {
  test('hands over the bytes, one recipient and the configuration set, and answers the service’s id', async () => {
    answer = sent('0100-1');
    expect(await postBy(ses, 'paraf').post(raw, envelope)).toEqual({ messageId: '0100-1' });
    const [form] = asked;
    expect(form?.get('Action')).toBe('SendRawEmail');
    expect(form?.get('Source')).toBe('paraf@x.example');
    expect(form?.get('Destinations.member.1')).toBe('sekda@x.example');
    expect(form?.has('Destinations.member.2')).toBe(false);
    expect(form?.get('ConfigurationSetName')).toBe('paraf');
    expect(Buffer.from(form?.get('RawMessage.Data') ?? '', 'base64')).toEqual(Buffer.from(raw));
  });

  test('tags the mail with its row, in the letters that a tag may have', async () => {
    answer = sent('0100-3');
    await postBy(ses, 'paraf').post(raw, envelope);
    const form = asked[0];
    const tags = [1, 2].map((n) => [form?.get(`Tags.member.${n}.Name`), form?.get(`Tags.member.${n}.Value`)]);
    expect(tags).toEqual([
      ['section', 'bojonegoro_buku-1-visi'],
      ['row', of.row],
    ]);
    for (const [, value] of tags) expect(value).toMatch(/^[A-Za-z0-9_-]{1,255}$/);
  });

  test('names no configuration set where there is none', async () => {
    answer = sent('0100-2');
    await postBy(ses, '').post(raw, envelope);
    expect(asked[0]?.has('ConfigurationSetName')).toBe(false);
  });

  test.each([
    ['MessageRejected', 'Address blacklisted', 'rejected'],
    ['MessageRejected', 'Email address is not verified. The following failed: x', 'misconfigured'],
    ['InvalidParameterValue', 'Illegal address', 'rejected'],
    ['MailFromDomainNotVerifiedException', 'no', 'misconfigured'],
    ['ConfigurationSetDoesNotExist', 'no', 'misconfigured'],
    ['ConfigurationSetSendingPausedException', 'no', 'misconfigured'],
    ['AccountSendingPausedException', 'no', 'misconfigured'],
    ['Throttling', 'Maximum sending rate exceeded.', 'later'],
    ['Throttling', 'Daily message quota exceeded.', 'later'],
    ['TooManyRequestsException', 'slow down', 'later'],
    ['SomethingNew', 'who knows', 'unsure'],
  ])('%s (%s) is %s', async (code, message, expected) => {
    answer = failed(code, message);
    const posted = await postBy(ses, '').post(raw, envelope);
    expect(posted).toMatchObject({ failed: expected });
    expect(asked).toHaveLength(1);
  });

  test('is unsure when no answer comes, and does not try again by itself', async () => {
    answer = 'hang up';
    expect(await postBy(ses, '').post(raw, envelope)).toMatchObject({ failed: 'unsure' });
    expect(asked).toHaveLength(1);
  });

  test('keeps addresses out of the error that it answers', async () => {
    answer = failed('MessageRejected', 'Address sekda@x.example is on the suppression list');
    expect(JSON.stringify(await postBy(ses, '').post(raw, envelope))).not.toContain('sekda');
  });
});

describe('the rate', () => {
  const quota = (rate: string) => ({
    status: 200,
    body: `<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult><Max24HourSend>200.0</Max24HourSend><MaxSendRate>${rate}</MaxSendRate><SentLast24Hours>0</SentLast24Hours></GetSendQuotaResult></GetSendQuotaResponse>`,
  });

  test('is the account’s, and never less than one mail a second', async () => {
    answer = quota('14.0');
    expect(await postBy(ses, '').sendRate()).toBe(14);
    answer = quota('0.5');
    expect(await postBy(ses, '').sendRate()).toBe(1);
  });
});
