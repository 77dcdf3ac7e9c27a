import { randomUUID } from 'node:crypto';
import { LOCAL_REGION } from '../local-aws.ts';
import { type FeedbackEvent, feedbackFor } from './feedback.ts';
import { addressesIn, asSentBySes, headerOf, parseRawMail, type RawMail } from './raw-mail.ts';
import { accepted, refused, type SesAnswer } from './ses-answers.ts';

// SES's limits for SendRawEmail: 10 MB after base64 by default, 50 recipients.
const LARGEST = 10_485_760;
const MOST_RECIPIENTS = 50;
const ONCE = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'subject',
  'date',
  'message-id',
  'references',
  'in-reply-to',
];
const ACCOUNT = '000000000000';

export interface SesDependencies {
  /** Recipients per second above which SES throttles; undefined throttles nobody. */
  rate: number | undefined;
  deliver(mail: { from: string; to: string[]; raw: Buffer }): Promise<void>;
  onFeedback: (event: FeedbackEvent) => void;
  now: () => Date;
}

/** Answers the SES query API: SendRawEmail, GetSendQuota, GetAccountSendingEnabled; anything else is refused at once. */
export function sesEndpoint(dependencies: SesDependencies): (form: URLSearchParams) => Promise<SesAnswer> {
  const sentAt: number[] = [];
  let sentInAll = 0;

  async function sendRawEmail(form: URLSearchParams): Promise<SesAnswer> {
    const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
    if (raw.length > LARGEST) {
      return refused(
        'MessageRejected',
        `Message length is more than ${LARGEST} bytes long: '${raw.length}'.`,
      );
    }
    const mail = parseRawMail(raw);
    if (mail === null)
      return refused('MessageRejected', 'Email structure is invalid: a header is malformed or missing.');
    const from = form.get('Source') ?? addressesIn(mail, 'from')[0];
    const to = recipients(form, mail);
    const fault = faultOf(mail, from, to);
    if (fault !== null || from === undefined)
      return fault ?? refused('InvalidParameterValue', "Missing 'From'.");

    const now = dependencies.now();
    while (sentAt[0] !== undefined && sentAt[0] <= now.getTime() - 1000) sentAt.shift();
    if (dependencies.rate !== undefined && sentAt.length + to.length > dependencies.rate) {
      return refused('Throttling', 'Maximum sending rate exceeded.');
    }
    sentAt.push(...to.map(() => now.getTime()));
    sentInAll += to.length;

    const id = `010e${now.getTime().toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
    try {
      await dependencies.deliver({
        from,
        to,
        raw: asSentBySes(raw, `${id}@${LOCAL_REGION}.amazonses.com`, now),
      });
    } catch (cause) {
      return refused('ServiceUnavailable', `The mailbox did not take the mail: ${String(cause)}`, 503);
    }
    for (const event of feedbackFor(described(mail, form, { id, from, to, now }), now)) {
      setImmediate(() => dependencies.onFeedback(event));
    }
    return accepted('SendRawEmail', { MessageId: id });
  }

  return async (form) => {
    const action = form.get('Action');
    switch (action) {
      case 'SendRawEmail':
        return sendRawEmail(form);
      case 'GetSendQuota':
        return accepted(action, {
          Max24HourSend: 1_000_000,
          MaxSendRate: dependencies.rate ?? 1000,
          SentLast24Hours: sentInAll,
        });
      case 'GetAccountSendingEnabled':
        return accepted(action, { Enabled: true });
      default:
        return refused(
          'InvalidAction',
          `Could not find operation ${action} for version ${form.get('Version')}`,
        );
    }
  };
}

function recipients(form: URLSearchParams, mail: RawMail): string[] {
  const named = members(form, 'Destinations.member.');
  return named.length > 0 ? named : ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(mail, name));
}

function members(form: URLSearchParams, prefix: string): string[] {
  return [...form].filter(([name]) => name.startsWith(prefix)).map(([, value]) => value);
}

function faultOf(mail: RawMail, from: string | undefined, to: string[]): SesAnswer | null {
  const twice = ONCE.find(
    (name) => mail.headers.filter((header) => header.name.toLowerCase() === name).length > 1,
  );
  if (twice !== undefined) return refused('InvalidParameterValue', `Duplicate header '${twice}'.`);
  if (headerOf(mail, 'from') === undefined || from === undefined) {
    return refused('InvalidParameterValue', "Missing required header 'From'.");
  }
  if (to.length === 0) return refused('InvalidParameterValue', 'No recipients.');
  if (to.length > MOST_RECIPIENTS)
    return refused('MessageRejected', `Recipient count exceeds ${MOST_RECIPIENTS}.`);
  // The bare address of "Name <a@b>", which Source and Destinations may hold too.
  const bad = [from, ...to].find(
    (one) => !/^[\x21-\x7e]+@[a-z0-9.-]+$/i.test(one.replace(/^.*<(.*)>$/s, '$1')),
  );
  return bad === undefined
    ? null
    : refused('InvalidParameterValue', `Missing final '@domain' or illegal address: ${bad}`);
}

function described(
  mail: RawMail,
  form: URLSearchParams,
  sent: { id: string; from: string; to: string[]; now: Date },
): FeedbackEvent['mail'] {
  const tags: Record<string, string[]> = {};
  const set = form.get('ConfigurationSetName');
  if (set !== null) tags['ses:configuration-set'] = [set];
  for (const [key, name] of form) {
    const index = /^Tags\.member\.(\d+)\.Name$/.exec(key)?.[1];
    if (index !== undefined) tags[name] = [form.get(`Tags.member.${index}.Value`) ?? ''];
  }
  return {
    timestamp: sent.now.toISOString(),
    source: sent.from,
    sourceArn: `arn:aws:ses:${LOCAL_REGION}:${ACCOUNT}:identity/${sent.from.replace(/^.*@([^>]*)>?$/, '$1')}`,
    sendingAccountId: ACCOUNT,
    messageId: sent.id,
    destination: sent.to,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [headerOf(mail, 'from') ?? ''],
      to: [headerOf(mail, 'to') ?? ''],
      messageId: sent.id,
      subject: headerOf(mail, 'subject') ?? '',
    },
    tags,
  };
}
