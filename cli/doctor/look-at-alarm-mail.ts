import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { paginateListSubscriptionsByTopic } from '@aws-sdk/client-sns';
import type { Deployment } from '../site.ts';
import { type Finding, toMend, well } from './finding.ts';

/** Whether somebody hears of the stack's alarms: who is subscribed, has confirmed it, and is not only the sender. */
export async function lookAtAlarmMail(deployment: Deployment, sender: string): Promise<Finding[]> {
  const heard = await subscribed(deployment);
  if (heard.length === 0)
    return [
      toMend('alarm mail', 'nobody is subscribed to the alarms', 'docs/runbook.md#changed-by-hand: drift'),
    ];
  return heard.map(({ to, isConfirmed }) => {
    if (!isConfirmed)
      return toMend(
        'alarm mail',
        `${to} has not confirmed: nobody hears of alarms`,
        'confirm the mail “AWS Notification - Subscription Confirmation” (three days old: npx cdk deploy with another alarmAddress, then with this one)',
      );
    if (to === sender)
      return toMend(
        'alarm mail',
        'goes to the sender’s own mailbox',
        'is it read at night? npx cdk deploy -c alarmAddress=…, with the other settings as before',
      );
    return well('alarm mail', `goes to ${to}`);
  });
}

async function subscribed({ stack, cloudformation, sns }: Deployment) {
  const found: { readonly to: string; readonly isConfirmed: boolean }[] = [];
  for await (const page of paginateListStackResources({ client: cloudformation }, { StackName: stack })) {
    for (const { ResourceType: type, PhysicalResourceId: TopicArn } of page.StackResourceSummaries ?? []) {
      if (type !== 'AWS::SNS::Topic' || TopicArn === undefined) continue;
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
        { client: sns },
        { TopicArn },
      ))
        found.push(
          ...Subscriptions.map(({ Endpoint, SubscriptionArn }) => ({
            to: Endpoint ?? '',
            isConfirmed: SubscriptionArn?.startsWith('arn:') === true,
          })),
        );
    }
  }
  return found;
}
