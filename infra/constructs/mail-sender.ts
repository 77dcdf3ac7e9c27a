import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { DeployedFunction } from './deployed-function.ts';

/**
 * The domain that mails come from, signed (DKIM), and how SES treats them: TLS only, no open or click tracking
 * (tracking would rewrite the links), addresses that bounced or complained are not written to again.
 */
export class MailSender extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #identity: EmailIdentity;
  readonly #address: string;

  constructor(scope: Construct, id: string, { address }: { address: string }) {
    super(scope, id);
    this.#address = address;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(address.slice(address.indexOf('@') + 1)),
      configurationSet: this.configurationSet,
    });
    for (const [index, record] of this.#identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${index + 1}`, {
        value: `${record.name} CNAME ${record.value}`,
        description: 'DNS record for the sender domain',
      });
    }
  }

  /** Sending as this address and no other, and reading the rate at which SES lets us send. */
  allow(sender: DeployedFunction): void {
    sender.allow(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [
          this.#identity.emailIdentityArn,
          Stack.of(this).formatArn({
            service: 'ses',
            resource: 'configuration-set',
            resourceName: this.configurationSet.configurationSetName,
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          }),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.#address } },
      }),
    );
    sender.allowOnAll(
      'ses:GetSendQuota',
      'knows no resource; it reads the rate at which the account may send.',
    );
  }
}
