import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';

/**
 * Where everything that failed for good is kept for two weeks, so that somebody can look: runs that were asked for and
 * not waited for (ticks, events), and records of the stream. One queue, so that one alarm sees all of it. What a message
 * is of: a tick `wakes` a function, an event has its `detail-type`, a record its `requestContext.functionArn`; the error
 * stands in the message's attributes.
 */
export class FailureQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    accept(this, {
      'Serverless-SQSRedrivePolicy': 'This queue is itself where failures end; nothing reads it but people.',
    });
  }

  /** For the mapping of a stream: it puts aside with the right of the function that reads. */
  takesRecordsOf(reader: DeployedFunction): IEventSourceDlq {
    reader.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] }));
    return { bind: () => ({ destination: this.queueArn }) };
  }
}
