import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { DeployedFunction } from './deployed-function.ts';
import { FailureQueue } from './failure-queue.ts';

/** Tells execution-watch when an execution of the approval path ended other than by its own end. */
export class ExecutionChanges extends Construct {
  readonly failures: FailureQueue;

  constructor(
    scope: Construct,
    id: string,
    { machine, watch }: { machine: StateMachine; watch: DeployedFunction },
  ) {
    super(scope, id);
    this.failures = new FailureQueue(this, 'Failures');
    watch.configureAsyncInvoke({ onFailure: new SqsDestination(this.failures), retryAttempts: 2 });
    new Rule(this, 'Ended', {
      description: 'Paraf: an execution failed, timed out or was stopped',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: [machine.stateMachineArn] },
      },
      targets: [
        new LambdaFunction(watch, {
          deadLetterQueue: this.failures,
          retryAttempts: 10,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });
  }
}
