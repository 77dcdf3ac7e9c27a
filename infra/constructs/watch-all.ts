import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type Alarms, metricOf } from './alarms.ts';
import type { ApprovalPath } from './approval-path.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { WebApi } from './web-api.ts';

export type Watched = {
  api: WebApi;
  /** The functions that answer people's browsers. */
  webs: readonly DeployedFunction[];
  paths: readonly ApprovalPath[];
  failures: FailureQueue;
  sweeper: DeployedFunction;
  /** What reads the table's stream. */
  readers: readonly DeployedFunction[];
  /** Where the stack's own metrics stand. */
  namespace: string;
};

const five = { period: Duration.minutes(5), statistic: 'Sum' };

/** One number of several metrics over five minutes; a metric without data counts as nothing. */
const together = (metrics: Readonly<Record<string, IMetric>>, expression: string, label: string): IMetric =>
  new MathExpression({ expression, label, usingMetrics: { ...metrics }, period: Duration.minutes(5) });
const each = (prefix: string, metrics: readonly IMetric[]): Record<string, IMetric> =>
  Object.fromEntries(metrics.map((metric, at) => [`${prefix}${at}`, metric]));
const sum = (metrics: Readonly<Record<string, IMetric>>): string =>
  Object.keys(metrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ');

/** What a trial needs to know as well: three alarms, of one metric each. */
export function watchMost(alarms: Alarms, { failures, namespace }: Watched): void {
  alarms.on('Failures', {
    // What comes, not what lies there: so it ends by itself, and sounds again at the next.
    metric: failures.metricNumberOfMessagesSent(five),
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
}

/** Answers of 500 and above: a page that says “try again” by itself is one of ten, the tenth sounds. */
const SOME_ERRORS = 10;
const errorsSay = {
  says: 'People who opened a link or the board saw errors.',
  paragraph: 'reviewers-see-errors',
  threshold: SOME_ERRORS,
} as const;

/** Of a trial: errors alone. */
export function watchErrors(alarms: Alarms, { api }: Watched): void {
  alarms.on('ServerErrors', { ...errorsSay, metric: api.serverErrors.with(five) });
}

/** The rest, where real mails go to real people. */
export function watchTheRest(alarms: Alarms, watched: Watched): void {
  const { api, webs, paths, sweeper, readers, namespace } = watched;
  const crashes = each(
    'crash',
    webs.map((web) => web.metricErrors(five)),
  );
  alarms.on('ServerErrors', {
    ...errorsSay,
    // A page that broke sounds at once; one that says in words that it can be tried again, ten of them.
    metric: together(
      { ...crashes, errors: api.serverErrors.with(five) },
      `FILL(errors, 0) + ${SOME_ERRORS} * (${sum(crashes)})`,
      'errors, a crash counts ten',
    ),
  });
  alarms.on('SilentSweeper', {
    metric: sweeper.metricInvocations(five),
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
  const ended = each(
    'ended',
    paths.flatMap((path) => [path.metricFailed(five), path.metricTimedOut(five)]),
  );
  const stopped = each(
    'stopped',
    paths.map((path) => path.metricAborted(five)),
  );
  alarms.on('FailedExecutions', {
    // Paraf itself stops one where a section is cancelled or built anew; many at once are somebody's doing.
    metric: together(
      { ...ended, ...stopped },
      `${sum(ended)} + FLOOR((${sum(stopped)}) / 20)`,
      'executions that ended badly',
    ),
    says: 'Executions of the approval path failed or ran out of time, or twenty were stopped: their sections are halted or being repaired.',
    paragraph: 'an-execution-failed',
    threshold: 1,
  });
  // The account's: from 5 % and 0.1 % on, SES looks at the account and may stop its sending.
  const hourly = { statistic: 'Maximum', minutes: 60 };
  alarms.on('Reputation', {
    metric: new MathExpression({
      expression: 'MAX([FILL(bounces, 0) / 0.05, FILL(complaints, 0) / 0.001])',
      label: 'of what SES bears',
      usingMetrics: {
        bounces: metricOf('AWS/SES', 'Reputation.BounceRate', hourly),
        complaints: metricOf('AWS/SES', 'Reputation.ComplaintRate', hourly),
      },
      period: Duration.minutes(60),
    }),
    says: 'One mail in twenty of this account bounces, or one in a thousand is reported as spam.',
    paragraph: 'mail-bounces',
    threshold: 1,
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
  const ages = each(
    'age',
    readers.map((reader) =>
      reader.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
    ),
  );
  alarms.on('LateStream', {
    metric: together(
      ages,
      `MAX([${Object.keys(ages)
        .map((age) => `FILL(${age}, 0)`)
        .join(', ')}])`,
      'milliseconds',
    ),
    says: 'What the table’s stream brings is read ten minutes late.',
    paragraph: 'outbox-is-old',
    threshold: 600_000,
    periods: 2,
    of: 3,
  });
  alarms.on('Flood', {
    metric: together(
      { refused: api.clientErrors.with(five), turned: metricOf(namespace, 'TurnedAway') },
      'FILL(refused, 0) / 1000 + FILL(turned, 0) / 100',
      'of a flood',
    ),
    says: 'Somebody asks for a thousand pages in five minutes that there are not, or a hundred were turned away for coming too fast.',
    paragraph: 'a-flood',
    threshold: 1,
  });
}
