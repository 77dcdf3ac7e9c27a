import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accept } from './accepted.ts';

/** Where something that failed for good is kept for two weeks, so that somebody can look. */
export class FailureQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(this, {
      'AwsSolutions-SQS3': 'This queue is itself where failures end; nothing reads it but people.',
      'Serverless-SQSRedrivePolicy': 'This queue is itself where failures end; nothing reads it but people.',
    });
  }
}
