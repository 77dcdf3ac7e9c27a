import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeployedFunction } from './deployed-function.ts';
import { FailureQueue } from './failure-queue.ts';

/** Runs the sweeper every minute. A sweep that failed is not repeated: the next one sees the same rows. */
export class Sweep extends Construct {
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { sweeper }: { sweeper: DeployedFunction }) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    sweeper.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failures),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: 'What the every-minute schedule may do',
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [sweeper.functionArn] }),
    );
    this.failures.grantSendMessages(role);
    new CfnSchedule(this, 'EveryMinute', {
      description: 'Paraf: re-drive what is pending, notice what is due, repair what was lost',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: sweeper.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
        deadLetterConfig: { arn: this.failures.queueArn },
      },
    });
  }
}
