import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { DocumentsBucket } from './constructs/documents-bucket.ts';
import type { FailureQueue } from './constructs/failure-queue.ts';
import type { KominfoAccounts } from './constructs/kominfo-accounts.ts';
import type { MailSender } from './constructs/mail-sender.ts';
import type { RecordsTable } from './constructs/records-table.ts';
import type { ApprovalPath } from './constructs/approval-path.ts';
import { mailDomains } from './mail-domains.ts';
import { hasRoom, MOST_BESIDE_PEOPLE } from './concurrency.ts';
import type { Settings } from './settings.ts';
import { machineOutput } from '../functions/step-functions/machines.ts';

type Parts = {
  table: RecordsTable;
  documents: DocumentsBucket;
  paths: readonly ApprovalPath[];
  mail: MailSender;
  failures: FailureQueue;
  accounts: KominfoAccounts;
  baseUrl: string;
};

/** What `cdk deploy` prints at its end: how `paraf` finds the parts, and what to do next, in order. */
export function sayOutputs(scope: Stack, settings: Settings, parts: Parts): void {
  const say = (id: string, value: string, description: string) =>
    new CfnOutput(scope, id, { value, description });
  const { stack, region, alarmAddress, sender, concurrencyQuota } = settings;
  const { table, documents, paths, mail, failures, accounts, baseUrl } = parts;

  const found = `For npm run paraf -- --stack ${stack}`;
  say('Region', scope.region, found);
  say('TableName', table.tableName, found);
  say('BucketName', documents.bucketName, found);
  for (const { path, stateMachineArn } of paths) say(machineOutput(path), stateMachineArn, found);
  say('BaseUrl', baseUrl, `Where links point. ${found}`);
  say('Sender', sender, found);
  say('ConfigurationSet', mail.configurationSet.configurationSetName, found);
  say('FailureQueue', failures.queueUrl, 'What failed for good, see docs/runbook.md#a-function-fails');

  say('UserPoolId', accounts.poolId, 'Who may sign in, see docs/runbook.md#who-may-sign-in');

  const ses = `https://${region}.console.aws.amazon.com/ses/home?region=${region}`;
  say(
    'Next1Dns',
    `${whichRecords(settings)} SES sees them within minutes, at most 72 hours: ${ses}#/identities`,
    'Until then no mail leaves',
  );
  say(
    'Next2Sandbox',
    `Ask for production access at ${ses}#/account (about a day). Until then SES sends to verified addresses only, 200 mails a day.`,
    'Leaving the SES sandbox',
  );
  say(
    'Next3Alarms',
    `${settings.isAlarmAddressGiven ? '' : 'Name an address that somebody reads, -c alarmAddress=…; without it alarms go to the sender. '}Confirm the mail "AWS Notification - Subscription Confirmation" to ${alarmAddress}; then the budget: npx cdk deploy account/budget -c sender=${sender}, with the same settings as here`,
    'Until then nobody hears of alarms',
  );
  say(
    'Next4Check',
    `AWS_REGION=${region} npm run paraf -- --stack ${stack} doctor`,
    'Sends a test mail and runs a test execution',
  );
  say(
    'Next5Plan',
    `AWS_REGION=${region} npm run paraf -- --stack ${stack} import my-plan.json --start`,
    'The first plan: a file of your own, like samples/bojonegoro.json, whose addresses lead nowhere',
  );
  say('Next6SignIn', howToSignIn(settings, baseUrl), 'Kominfo’s board');
  if (!hasRoom(concurrencyQuota)) {
    say(
      'Next7Quota',
      `Ask for 1,000 concurrent executions of Lambda (free): https://${region}.console.aws.amazon.com/servicequotas/home/services/lambda/quotas. Once granted: npx cdk deploy -c concurrencyQuota=1000, with the same settings as here`,
      `Until then nothing is reserved: in a burst, ${MOST_BESIDE_PEOPLE} runs beside people’s pages ask for the ${concurrencyQuota} that there are, and a page may have to be opened again`,
    );
  }
}

function whichRecords({ sender, identity, domainName }: Settings): string {
  const { domain } = mailDomains(sender);
  const outputs = [
    ...(identity === 'new' ? ['Dkim1', 'Dkim2', 'Dkim3', 'MailFromMx', 'MailFromSpf'] : []),
    ...(domainName === undefined ? [] : ['HostRecord']),
  ];
  return [
    ...(identity === 'new' ? [] : [`The records of ${domain} are there: it is known to SES already.`]),
    ...(outputs.length === 0 ? [] : [`Put the records of the outputs ${outputs.join(', ')} into the DNS.`]),
  ].join(' ');
}

function howToSignIn({ coordinators, viewers }: Settings, baseUrl: string): string {
  const settings =
    'npx cdk deploy with -c coordinators=a@kominfo.example,b@kominfo.example -c viewers=c@kominfo.example beside the settings of before';
  return coordinators.length + viewers.length === 0
    ? `Nobody can sign in yet. Name people: ${settings}.`
    : [
        `Who is invited gets a mail from no-reply@verificationemail.com with a temporary password, opens ${baseUrl}/, chooses a password, and scans a code with an authenticator app on their phone.`,
        'They see the plans that name them: put their addresses among the people of the plan file and their ids into its "coordinators" or "viewers", then import it.',
        `To add or remove somebody: ${settings}.`,
        'A lost phone: docs/runbook.md#who-may-sign-in',
      ].join(' ');
}
