import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import type { DeployedFunction } from './deployed-function.ts';
import { ofThisAccount } from './of-this-account.ts';

/**
 * Wakes a function every five minutes, so that somebody who waits for it seldom finds it cold: some three cents a month,
 * where a run kept ready by Lambda itself (provisioned concurrency) costs six dollars. A wake that is lost does not matter.
 */
export class KeptWarm extends Construct {
  constructor(scope: Construct, id: string, { kept }: { kept: DeployedFunction }) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ofThisAccount(scope) }),
      description: 'What the schedule that keeps a function warm may do',
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [kept.functionArn] }),
    );
    kept.configureAsyncInvoke({ maxEventAge: Duration.seconds(60), retryAttempts: 0 });
    accept(kept, {
      'Serverless-LambdaAsyncFailureDestination':
        'Only the wake that keeps it warm is not waited for, and its failure means nothing.',
    });
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Paraf: keep open-stage warm',
      scheduleExpression: 'rate(5 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: kept.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ tick: true }),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.node.addDependency(role);
  }
}
