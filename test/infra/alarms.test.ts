import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { makeTemplate, sender } from './synthesised.ts';
import { flat } from './template-reading.ts';

const Alarm = v.object({
  AlarmDescription: v.string(),
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.unknown() })), []),
  TreatMissingData: v.string(),
  AlarmActions: v.array(v.unknown()),
});
const alarmsOf = (template: Template) =>
  Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
    v.parse(Alarm, Properties),
  );

const template = makeTemplate();
const alarms = alarmsOf(template);
const trial = alarmsOf(makeTemplate({ flavour: 'dev' }));
const anchorOf = ({ AlarmDescription }: { AlarmDescription: string }) =>
  /docs\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1] ?? '';

describe('the alarms', () => {
  it('are few: three in a trial, ten at most in use', () => {
    expect(trial).toHaveLength(3);
    expect(alarms.length).toBeGreaterThan(3);
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  it('say in a sentence what is wrong, and lead to a paragraph of the runbook', () => {
    expect(new Set(alarms.map(anchorOf))).toEqual(
      new Set([
        'a-function-fails',
        'outbox-is-old',
        'reviewers-see-errors',
        'a-row-cannot-be-delivered',
        'an-execution-failed',
        'mail-bounces',
        'throttled',
      ]),
    );
    for (const { AlarmDescription } of alarms) expect(AlarmDescription).toMatch(/^[A-Z][^#]+\. What to do: /);
  });

  it('lead to headings that are there, and so does the budget', () => {
    const headings = readFileSync('docs/runbook.md', 'utf8')
      .match(/^#+ .*$/gm)
      ?.map((line) =>
        line
          .replace(/^#+ /, '')
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      );
    expect(headings).toEqual(expect.arrayContaining([...alarms.map(anchorOf), 'budget']));
  });

  it('watch one metric each, of this stack but where the account shares a limit', () => {
    const shared = alarms.filter(
      ({ Dimensions, Namespace }) => Dimensions.length === 0 && Namespace !== 'Paraf/paraf',
    );
    expect(shared.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`).sort()).toEqual([
      'AWS/Lambda Throttles',
      'AWS/SES Reputation.BounceRate',
      'AWS/SES Reputation.ComplaintRate',
    ]);
  });

  it('are silent where there is nothing to say, but for the sweeper, whose silence is the alarm', () => {
    const loud = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(loud.map(({ MetricName, Dimensions }) => [MetricName, flat(Dimensions[0]?.Value)])).toEqual([
      ['Invocations', 'Sweeper'],
    ]);
  });

  it('do not mix with another stack’s', () => {
    const other = alarmsOf(makeTemplate({ stack: 'percobaan' }));
    expect(other.map(({ Namespace }) => Namespace)).toContain('Paraf/percobaan');
    expect(other.map(({ Namespace }) => Namespace)).not.toContain('Paraf/paraf');
  });

  it('are mailed to the address that was given, else to the sender', () => {
    const told = (of: Template) =>
      Object.values(of.findResources('AWS::SNS::Subscription')).map(({ Properties }) => [
        Properties.Protocol,
        Properties.Endpoint,
      ]);
    expect(told(template)).toEqual([['email', sender]]);
    expect(told(makeTemplate({ alarmAddress: 'piket@kominfo.example' }))).toEqual([
      ['email', 'piket@kominfo.example'],
    ]);
    for (const { AlarmActions } of [...alarms, ...trial])
      expect(AlarmActions.map(flat)).toEqual([expect.stringMatching(/^AlarmsTopic/)]);
  });

  it('may be published by CloudWatch for this account, over TLS', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          {
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
  });
});
