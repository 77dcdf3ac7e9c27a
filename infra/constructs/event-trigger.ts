import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { DeployedFunction } from './deployed-function.ts';
import type { FailureQueue } from './failure-queue.ts';

export type EventTriggerProps = {
  description: string;
  pattern: EventPattern;
  wakes: DeployedFunction;
  /** Takes what could not be handed over. */
  failures: FailureQueue;
};

/** Hands events of the account's own bus to a function, for two hours; what then is left goes to the failure queue. */
export class EventTrigger extends Rule {
  constructor(scope: Construct, id: string, { description, pattern, wakes, failures }: EventTriggerProps) {
    super(scope, id, {
      description,
      eventPattern: pattern,
      targets: [
        new LambdaFunction(wakes, {
          deadLetterQueue: failures,
          retryAttempts: 10,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });
  }
}
