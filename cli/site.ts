import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SESClient } from '@aws-sdk/client-ses';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Machines } from '../functions/step-functions/machines.ts';

/** What only a deployed Paraf has: the account's own view of it. */
export interface Deployment {
  readonly stack: string;
  readonly region: string;
  readonly cloudformation: CloudFormationClient;
  readonly cloudwatch: CloudWatchClient;
  readonly account: SESv2Client;
  readonly sns: SNSClient;
}

/** What stands beside the records of a Paraf, and how to speak to it. */
export interface Site {
  readonly dynamodb: DynamoDBClient;
  readonly sfn: SFNClient;
  /** Tries once only: a second try after a lost answer would double a mail. */
  readonly ses: SESClient;
  readonly machines: Machines;
  /** The address that mails come from. */
  readonly sender: string;
  /** Where links point, without a trailing slash. */
  readonly baseUrl: string;
  /** '' where there is none. */
  readonly configurationSet: string;
  /** Null on one machine. */
  readonly deployment: Deployment | null;
}
