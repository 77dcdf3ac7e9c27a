import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { Deployment } from '../site.ts';
import { type Finding, toMend, well } from './finding.ts';

/** The stack's own alarms, and which of them are in ALARM. */
export async function lookAtAlarms({ stack, cloudformation, cloudwatch }: Deployment): Promise<Finding[]> {
  const names: string[] = [];
  for await (const page of paginateListStackResources({ client: cloudformation }, { StackName: stack })) {
    for (const { ResourceType: type, PhysicalResourceId: name } of page.StackResourceSummaries ?? []) {
      if (type === 'AWS::CloudWatch::Alarm' && name !== undefined) names.push(name);
    }
  }
  if (names.length === 0) {
    return [toMend('alarms', 'the stack has none', 'deploy this release: npx cdk deploy')];
  }
  // One call takes 100 names; a stack of Paraf has 10 at most.
  const { MetricAlarms = [] } = await cloudwatch.send(
    new DescribeAlarmsCommand({ AlarmNames: names.slice(0, 100) }),
  );
  const ringing = MetricAlarms.filter(({ StateValue }) => StateValue === 'ALARM');
  if (ringing.length === 0) return [well('alarms', `none of ${names.length} is in ALARM`)];
  return ringing.map(({ AlarmName, AlarmDescription, StateUpdatedTimestamp }) =>
    toMend(
      'alarms',
      `${AlarmName ?? ''} is in ALARM since ${StateUpdatedTimestamp?.toISOString() ?? '?'}`,
      AlarmDescription ?? 'docs/runbook.md#alarms',
    ),
  );
}
