import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, LogQueryWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { metricOf } from './alarms.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { Watched } from './watch-all.ts';

export type OverviewProps = Watched & {
  name: string;
  reviewWeb: DeployedFunction;
  mailer: DeployedFunction;
};

/** What an engineer looks at first: decisions, mails, what waits and for how long. An account's first three cost nothing. */
export class Overview extends Dashboard {
  constructor(scope: Construct, id: string, props: OverviewProps) {
    super(scope, id, { dashboardName: props.name, defaultInterval: Duration.days(7) });
    const { reviewWeb, mailer, api, readers, paths, namespace } = props;
    const graph = (title: string, metrics: readonly IMetric[]) =>
      new GraphWidget({ title, left: [...metrics], width: 12 });
    this.addWidgets(
      counted('Decisions by the hour', reviewWeb, [
        'filter message = "page" and method = "POST" and status < 400',
        'stats count() by bin(1h), state',
      ]),
      counted('Mails by the hour', mailer, ['filter message = "mail"', 'stats count() by bin(1h), state']),
    );
    this.addWidgets(
      graph('Oldest in the outbox, seconds (nothing: all is on its way)', [
        metricOf(namespace, 'OldestOutboxSeconds', { statistic: 'Maximum' }),
        metricOf(namespace, 'FailedRows', { statistic: 'Maximum' }),
      ]),
      graph(
        'The stream is read late by, milliseconds',
        readers.map((reader) =>
          reader.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
        ),
      ),
    );
    this.addWidgets(
      graph('A page takes, milliseconds', [
        api.latency.with({ statistic: 'p50' }),
        api.latency.with({ statistic: 'p95' }),
      ]),
      graph('Pages refused, broken, turned away', [
        api.clientErrors,
        api.serverErrors,
        metricOf(namespace, 'TurnedAway'),
      ]),
    );
    this.addWidgets(
      graph('Runs at the same time, and turned away, in the account', [
        metricOf('AWS/Lambda', 'ConcurrentExecutions', { statistic: 'Maximum' }),
        metricOf('AWS/Lambda', 'Throttles'),
      ]),
      graph(
        'Executions that ended',
        paths.flatMap((path) => [
          path.metricSucceeded(),
          path.metricFailed(),
          path.metricTimedOut(),
          path.metricAborted(),
        ]),
      ),
    );
  }
}

/** Read from a function's log when somebody looks; it holds ids only. */
const counted = (title: string, { logGroup }: DeployedFunction, queryLines: string[]): LogQueryWidget =>
  new LogQueryWidget({ title, logGroupNames: [logGroup.logGroupName], queryLines, width: 12 });
