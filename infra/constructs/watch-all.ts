import { Duration } from 'aws-cdk-lib';
import { UNSAID_PATH } from '../../functions/approval/path/stages.ts';
import { type Alarms, metricOf } from './alarms.ts';
import type { ApprovalPath } from './approval-path.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { WebApi } from './web-api.ts';

export type Watched = {
  api: WebApi;
  paths: readonly ApprovalPath[];
  failures: FailureQueue;
  sweeper: DeployedFunction;
  /** Where the sweeper's own metrics stand. */
  namespace: string;
};

/** What a trial needs to know as well: three alarms. */
export function watchMost(alarms: Alarms, { api, failures, namespace }: Watched): void {
  alarms.on('Failures', {
    metric: failures.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    says: 'A function failed for good: what it was asked is in the failure queue.',
    paragraph: 'a-function-fails',
    threshold: 1,
  });
  alarms.on('OldOutbox', {
    metric: metricOf(namespace, 'OldestOutboxSeconds', { statistic: 'Maximum', minutes: 1 }),
    says: 'Something has been waiting in the outbox for more than ten minutes.',
    paragraph: 'outbox-is-old',
    threshold: 600,
    periods: 3,
    of: 5,
  });
  alarms.on('ServerErrors', {
    metric: api.serverErrors.with({ period: Duration.minutes(5), statistic: 'Sum' }),
    says: 'Somebody who opened a link or the board saw an error.',
    paragraph: 'reviewers-see-errors',
    threshold: 1,
  });
}

/** The rest, where real mails go to real people. */
export function watchTheRest(alarms: Alarms, { paths, sweeper, namespace }: Watched): void {
  alarms.on('SilentSweeper', {
    metric: sweeper.metricInvocations({ period: Duration.minutes(5), statistic: 'Sum' }),
    says: 'The sweeper has not been woken for ten minutes: nothing lost is repaired.',
    paragraph: 'outbox-is-old',
    threshold: 1,
    periods: 2,
    isTooFew: true,
  });
  alarms.on('FailedRows', {
    metric: metricOf(namespace, 'FailedRows', { statistic: 'Maximum', minutes: 1 }),
    says: 'A mail was given up, or an order to Step Functions has failed for an hour.',
    paragraph: 'a-row-cannot-be-delivered',
    threshold: 1,
  });
  for (const it of paths) {
    alarms.on(it.path === UNSAID_PATH ? 'FailedExecutions' : `FailedExecutions-${it.path}`, {
      metric: it.metricFailed({ period: Duration.minutes(5), statistic: 'Sum' }),
      says: 'An execution of the approval path failed: its section is halted or being repaired.',
      paragraph: 'an-execution-failed',
      threshold: 1,
    });
  }
  // The account's: from 5 % and 0.1 % on, SES looks at the account and may stop its sending.
  alarms.on('Bounces', {
    metric: metricOf('AWS/SES', 'Reputation.BounceRate', { statistic: 'Maximum', minutes: 60 }),
    says: 'One mail in twenty of this account bounces.',
    paragraph: 'mail-bounces',
    threshold: 0.05,
  });
  alarms.on('Complaints', {
    metric: metricOf('AWS/SES', 'Reputation.ComplaintRate', { statistic: 'Maximum', minutes: 60 }),
    says: 'One mail in a thousand of this account is reported as spam.',
    paragraph: 'mail-bounces',
    threshold: 0.001,
  });
  // Over all functions of the account here: they share one quota.
  alarms.on('Throttles', {
    metric: metricOf('AWS/Lambda', 'Throttles'),
    says: 'Lambda turns away runs: the quota of concurrent executions is used up.',
    paragraph: 'throttled',
    threshold: 5,
    periods: 2,
    of: 3,
  });
}
