import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { domainOf } from '../../functions/mail/mail-address.ts';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

/** From this share of the day's quota on, somebody should ask for more before mails wait. */
const NEARLY = 0.8;

/** How many mails the account may send, and how many it has. */
export async function lookAtQuota({ site }: Office): Promise<Finding[]> {
  const { ses } = site();
  const {
    Max24HourSend = 0,
    SentLast24Hours = 0,
    MaxSendRate = 0,
  } = await ses.send(new GetSendQuotaCommand({}));
  const quota = `${SentLast24Hours} of ${Max24HourSend} mails in 24 hours, ${MaxSendRate} a second`;
  // SES answers -1 where there is no limit.
  const isNear = Max24HourSend > 0 && SentLast24Hours >= NEARLY * Max24HourSend;
  return [
    isNear
      ? toMend(
          'quota',
          quota,
          'mails wait once it is used up: ask for more, docs/runbook.md#leave-the-ses-sandbox',
        )
      : well('quota', quota),
  ];
}

/** Whether SES lets the account send to everybody, and takes the sender for who it says it is. */
export async function lookAtMailAccount(client: SESv2Client, sender: string): Promise<Finding[]> {
  const domain = domainOf(sender);
  const account = await client.send(new GetAccountCommand({}));
  const identity = await client.send(new GetEmailIdentityCommand({ EmailIdentity: domain }));
  const dkim = identity.DkimAttributes?.Status ?? 'unknown';
  const mailFrom = identity.MailFromAttributes?.MailFromDomainStatus;
  const isSigned = identity.VerifiedForSendingStatus === true && dkim === 'SUCCESS';
  const isHealthy = account.SendingEnabled === true && (account.EnforcementStatus ?? 'HEALTHY') === 'HEALTHY';
  return [
    account.ProductionAccessEnabled === true
      ? well('sandbox', 'the account is out of the SES sandbox')
      : toMend(
          'sandbox',
          'the account is in the SES sandbox: only verified addresses get mail',
          'docs/runbook.md#leave-the-ses-sandbox',
        ),
    isHealthy
      ? well('standing', 'SES lets the account send')
      : toMend(
          'standing',
          `SES: sending ${account.SendingEnabled === true ? 'on' : 'off'}, ${account.EnforcementStatus ?? 'unknown'}`,
          'docs/runbook.md#mail-bounces',
        ),
    isSigned
      ? well('sender', `${domain} is verified and signed (DKIM)`)
      : toMend(
          'sender',
          `${domain} is ${identity.VerifiedForSendingStatus === true ? '' : 'not '}verified; DKIM: ${dkim}`,
          'enter the stack’s DNS records: docs/runbook.md#dns-records',
        ),
    ...(mailFrom === undefined || mailFrom === 'SUCCESS'
      ? []
      : [toMend('sender', `MAIL FROM of ${domain}: ${mailFrom}`, 'docs/runbook.md#dns-records')]),
  ];
}
