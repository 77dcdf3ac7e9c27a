import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { domainOf } from '../../functions/mail/mail-address.ts';
import { toMime } from '../../functions/mail/mime.ts';
import type { Office } from '../command.ts';
import { sayAwsFault } from '../say-aws-fault.ts';
import { type Finding, toMend, well } from './finding.ts';

/** What to do where SES would not take the mail, by its name for it. */
function mendOf(fault: Error): string {
  switch (fault.name) {
    case 'MessageRejected':
    case 'MailFromDomainNotVerifiedException':
      return 'an address that is not verified takes no mail in the sandbox (docs/runbook.md#leave-the-ses-sandbox), and none goes out before the DNS records stand (docs/runbook.md#dns-records)';
    case 'Throttling':
    case 'LimitExceededException':
      return 'the rate or the day’s quota is used up: see the line on the quota; try again later';
    default:
      return sayAwsFault(fault) ?? 'docs/runbook.md#mail-bounces';
  }
}

/** Sends one mail as the mailer would: same sender, same configuration set, same kind of bytes. */
export async function sendTestMail(
  { dependencies, site }: Office,
  given: string | undefined,
): Promise<Finding[]> {
  const { ses, sender, configurationSet, baseUrl } = site();
  const to = given ?? sender;
  const now = dependencies.now();
  const id = Buffer.from(dependencies.secretBytes(12)).toString('hex');
  const text = `This is a test of Paraf at ${baseUrl}, sent by "paraf doctor". Nothing is asked of you.`;
  const bytes = await toMime(
    { subject: 'Paraf: test mail', text: `${text}\n`, html: `<!doctype html><p>${text}</p>` },
    {
      from: { name: 'Paraf', address: sender },
      to: { name: to, address: to },
      replyTo: { name: 'Paraf', address: sender },
      root: `<doctor@${domainOf(sender)}>`,
      id: `<doctor.${id}@${domainOf(sender)}>`,
      date: now,
      language: 'en',
    },
  );
  try {
    const { MessageId } = await ses.send(
      new SendRawEmailCommand({
        RawMessage: { Data: bytes },
        Source: sender,
        Destinations: [to],
        ...(configurationSet === '' ? {} : { ConfigurationSetName: configurationSet }),
      }),
    );
    return [
      well('mail', `a test mail to ${to} was taken (${MessageId ?? 'no id'}): look whether it arrives`),
    ];
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    return [
      toMend('mail', `a test mail to ${to} was not taken: ${fault.name}: ${fault.message}`, mendOf(fault)),
    ];
  }
}
