import { type App, Stack, Stage } from 'aws-cdk-lib';
import { NEW_STYLE_STACK_SYNTHESIS_CONTEXT } from 'aws-cdk-lib/cx-api';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { runbook } from './runbook.ts';
import type { Settings } from './settings.ts';

/** Where CloudFormation knows budgets; in Jakarta it does not. Budgets are the account's, whatever the region. */
const REGION = 'us-east-1';

/**
 * The account's monthly budget: mails at 80 % spent, and where the month is going to end above it. It stands in a stage
 * of its own, so that `npx cdk deploy` means the one stack beside it: `npx cdk deploy account/budget -c sender=…`.
 * Needs no bootstrapping in its region.
 */
export function addBudget(app: App, { stack, alarmAddress, monthlyBudget }: Settings): Stack {
  const account = new Stage(app, 'account', { env: { region: REGION } });
  // The older way: with the engineer's own credentials, from a template that is small and has no assets.
  account.node.setContext(NEW_STYLE_STACK_SYNTHESIS_CONTEXT, false);
  const budget = new Stack(account, 'budget', {
    stackName: `${stack}-budget`,
    description: 'Paraf: tells when the account costs more than planned',
  });
  const told = (
    notificationType: string,
    threshold: number,
  ): CfnBudget.NotificationWithSubscribersProperty => ({
    notification: {
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      comparisonOperator: 'GREATER_THAN',
    },
    subscribers: [{ subscriptionType: 'EMAIL', address: alarmAddress }],
  });
  new CfnBudget(budget, 'Monthly', {
    budget: {
      // A budget has no description; its name stands in the mail.
      budgetName: `${stack} monthly, see ${runbook('budget')}`,
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: monthlyBudget, unit: 'USD' },
    },
    notificationsWithSubscribers: [told('ACTUAL', 80), told('FORECASTED', 100)],
  });
  return budget;
}
