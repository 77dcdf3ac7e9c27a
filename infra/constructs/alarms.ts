import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import { type Paragraph, runbook } from '../runbook.ts';

export type AlarmProps = {
  metric: IMetric;
  /** What is wrong, in a sentence; the runbook's paragraph is added to it. */
  says: string;
  paragraph: Paragraph;
  /** Alarms from here on; below it where `isTooFew`. */
  threshold: number;
  /** So many periods of the last `of` must be over the threshold. */
  periods?: number;
  of?: number;
  /** The alarm is that nothing happens: less than the threshold, or no data at all. */
  isTooFew?: boolean;
};

/**
 * Mails one address where something needs a person, and when that is over. Alarms are paid by the metric: several that lead
 * to one paragraph of the runbook are one alarm by metric math, and our own metrics cost nothing while all is well.
 */
export class Alarms extends Construct {
  readonly #action: SnsAction;

  constructor(scope: Construct, id: string, { address }: { address: string }) {
    super(scope, id);
    // Not encrypted with a key: alarms hold no data, and CloudWatch would need a customer-managed one, US$1 a month.
    const topic = new Topic(this, 'Topic', { displayName: 'Paraf', enforceSSL: true });
    topic.addSubscription(new EmailSubscription(address));
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.#action = new SnsAction(topic);
    accept(topic, {
      'Serverless-SNSRedrivePolicy':
        'An alarm whose mail is lost stays in alarm, where `paraf doctor` and the console show it.',
    });
  }

  on(id: string, props: AlarmProps): void {
    const { metric, says, paragraph, threshold, periods = 1, of = periods, isTooFew = false } = props;
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: of,
      datapointsToAlarm: periods,
      comparisonOperator: isTooFew
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: isTooFew ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${says} What to do: ${runbook(paragraph)}`,
    });
    alarm.addAlarmAction(this.#action);
    // So that whoever was woken hears that it is over, and a second one sounds as the first did.
    alarm.addOkAction(this.#action);
  }
}

/** A metric of one service that has no construct here, summed over five minutes. */
export const metricOf = (
  namespace: string,
  metricName: string,
  { statistic = 'Sum', minutes = 5 }: { statistic?: string; minutes?: number } = {},
): Metric => new Metric({ namespace, metricName, statistic, period: Duration.minutes(minutes) });
