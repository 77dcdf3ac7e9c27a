import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { EventBus, type EventPattern } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { mailDomains } from '../mail-domains.ts';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

export type MailSenderProps = {
  /** What every mail comes from. */
  address: string;
  /** Whether SES knows the domain already; then it is left as it stands. */
  isKnown: boolean;
};

/**
 * The domain that mails come from, signed (DKIM), and how SES treats them: TLS only, no open or click tracking
 * (tracking would rewrite the links), addresses that bounced or complained are not written to again. What comes back is
 * told to the account's own event bus.
 */
export class MailSender extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #address: string;

  constructor(scope: Construct, id: string, { address, isKnown }: MailSenderProps) {
    super(scope, id);
    this.#address = address;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      // The account's own rates are what is watched, and cost nothing.
      reputationMetrics: false,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet.addEventDestination('Feedback', {
      // SES publishes to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    if (!isKnown) this.#verify(mailDomains(address));
  }

  /** The events that SES publishes of this configuration set's mails. */
  get feedback(): EventPattern {
    return {
      source: ['aws.ses'],
      detailType: ['Email Bounced', 'Email Complaint Received', 'Email Rejected'],
      detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
    };
  }

  /** Sending as this address and no other, and reading the rate at which SES lets us send. */
  allow(sender: DeployedFunction): void {
    sender.allow(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [
          this.#arn('identity', '*'),
          this.#arn('configuration-set', this.configurationSet.configurationSetName),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.#address } },
      }),
    );
    const { partition, region } = Stack.of(this);
    accept(sender.ownRole, {
      [`AwsSolutions-IAM5[Resource::arn:${partition}:ses:${region}:<AWS::AccountId>:identity/*]`]:
        'In the sandbox SES asks for the identity of the recipient, too; the address that mails come from is the limit.',
    });
    sender.allowOnAll(
      'ses:GetSendQuota',
      'knows no resource; it reads the rate at which the account may send.',
    );
  }

  #arn(resource: string, resourceName: string): string {
    const arnFormat = ArnFormat.SLASH_RESOURCE_NAME;
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName, arnFormat });
  }

  /** Makes the domain an identity of SES, and says which DNS records prove it. */
  #verify({ domain, mailFrom }: ReturnType<typeof mailDomains>): void {
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      mailFromDomain: mailFrom,
      // Until its MX record stands, SES uses its own domain instead.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    const say = (id: string, value: string, description: string) =>
      new CfnOutput(this, id, { value, description }).overrideLogicalId(id);
    for (const [index, { name, value }] of identity.dkimRecords.entries())
      say(`Dkim${index + 1}`, `${name} CNAME ${value}`, 'DNS record: signs the mails of the sender domain');
    const { region } = Stack.of(this);
    say(
      'MailFromMx',
      `${mailFrom} MX 10 feedback-smtp.${region}.amazonses.com`,
      'DNS record: where bounces come back',
    );
    say('MailFromSpf', `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`, 'DNS record: who may send');
  }
}
