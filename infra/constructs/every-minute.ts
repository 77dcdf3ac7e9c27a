import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeployedFunction } from './deployed-function.ts';
import { FailureQueue } from './failure-queue.ts';

/**
 * Wakes functions every minute: relay and mailer re-drive their own pending rows, the sweeper repairs. A run that
 * failed is not repeated: the next one sees the same rows.
 */
export class EveryMinute extends Construct {
  readonly failures: FailureQueue;

  constructor(
    scope: Construct,
    id: string,
    { wakes }: { wakes: Readonly<Record<string, DeployedFunction>> },
  ) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: 'What the every-minute schedule may do',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(wakes).map((woken) => woken.functionArn),
      }),
    );
    this.failures.grantSendMessages(role);
    for (const [name, woken] of Object.entries(wakes)) {
      woken.configureAsyncInvoke({
        onFailure: new SqsDestination(this.failures),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      });
      new CfnSchedule(this, name, {
        description: `Paraf: wake ${name} every minute`,
        scheduleExpression: 'rate(1 minute)',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: woken.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ tick: true }),
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
          deadLetterConfig: { arn: this.failures.queueArn },
        },
      });
    }
  }
}
