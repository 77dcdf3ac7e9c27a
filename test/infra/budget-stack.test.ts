import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addBudget } from '../../infra/budget-stack.ts';
import { readSettings } from '../../infra/settings.ts';
import { sender } from './synthesised.ts';

const outdir = mkdtempSync(join(tmpdir(), 'paraf-budget-'));
afterAll(() => rmSync(outdir, { recursive: true }));

const app = new App({ outdir });
const budget = addBudget(app, readSettings({ sender, monthlyBudget: '40' }));
const template = Template.fromStack(budget);

describe('the budget', () => {
  it('stands where CloudFormation knows budgets, and needs no bootstrapping there', () => {
    expect(budget.region).toBe('us-east-1');
    expect(template.toJSON()).not.toHaveProperty('Parameters.BootstrapVersion');
  });

  it('leaves one stack for a bare `cdk deploy`', () => {
    expect(Stage.of(budget)).not.toBe(app);
    expect(app.node.children.filter(Stack.isStack)).toEqual([]);
  });

  it('mails before the month’s amount is spent, and names the runbook', () => {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: {
        BudgetName: 'paraf monthly, see docs/runbook.md#budget',
        BudgetLimit: { Amount: 40, Unit: 'USD' },
        TimeUnit: 'MONTHLY',
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', Threshold: 80 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: sender }],
        },
        {
          Notification: { NotificationType: 'FORECASTED', Threshold: 100 },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: sender }],
        },
      ],
    });
  });
});
