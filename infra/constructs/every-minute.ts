import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import { ofThisAccount } from './of-this-account.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { FailureQueue } from './failure-queue.ts';

/**
 * Wakes functions every minute: relay, mailer and renderer re-drive their own pending rows, letters makes what is due, the sweeper repairs. A wake
 * that could not be handed over, or that found no run free for a minute, is not repeated: the next one sees the same rows.
 */
export class EveryMinute extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { wakes, failures }: { wakes: Readonly<Record<string, DeployedFunction>>; failures: FailureQueue },
  ) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ofThisAccount(scope) }),
      description: 'What the every-minute schedule may do',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(wakes).map((woken) => woken.functionArn),
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }));
    for (const [name, woken] of Object.entries(wakes)) {
      // Scheduler is done once Lambda has the tick, whose own queue would keep it for six hours and try it twice more.
      woken.configureAsyncInvoke({ maxEventAge: Duration.seconds(60), retryAttempts: 0 });
      accept(woken, {
        'Serverless-LambdaAsyncFailureDestination':
          'A tick that failed lies in the failure queue by the function’s own dead-letter setting.',
      });
      const schedule = new CfnSchedule(this, name, {
        description: `Paraf: wake ${name} every minute`,
        scheduleExpression: 'rate(1 minute)',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: woken.functionArn,
          roleArn: role.roleArn,
          // `wakes` is for people: it names the function of a tick that lies in the failure queue.
          input: JSON.stringify({ tick: true, wakes: name }),
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
          deadLetterConfig: { arn: failures.queueArn },
        },
      });
      // A tick that comes before the role may wake would be the first thing in the failure queue.
      schedule.node.addDependency(role);
    }
  }
}
