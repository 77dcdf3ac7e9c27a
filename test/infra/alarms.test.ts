import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { makeStack, makeTemplate, sender } from './synthesised.ts';
import { flat, readWakes, withoutHash } from './template-reading.ts';

const Metric = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.unknown() })), []),
});
const Alarm = v.object({
  AlarmDescription: v.string(),
  Namespace: v.optional(v.string()),
  MetricName: v.optional(v.string()),
  Dimensions: v.optional(v.array(v.object({ Name: v.string(), Value: v.unknown() })), []),
  /** Of an alarm over several. */
  Metrics: v.optional(
    v.array(
      v.object({
        Expression: v.optional(v.string()),
        MetricStat: v.optional(v.object({ Metric: Metric })),
      }),
    ),
    [],
  ),
  TreatMissingData: v.string(),
  AlarmActions: v.array(v.unknown()),
  OKActions: v.array(v.unknown()),
});
/** What an alarm watches. */
const watchedBy = ({ Namespace, MetricName, Dimensions, Metrics }: v.InferOutput<typeof Alarm>) =>
  Namespace === undefined || MetricName === undefined
    ? Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]))
    : [{ Namespace, MetricName, Dimensions }];
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

  it('watch so many metrics as the runbook’s cost counts', () => {
    const paths = Object.keys(template.findResources('AWS::StepFunctions::StateMachine')).length;
    expect(trial.flatMap(watchedBy)).toHaveLength(3);
    expect(alarms.flatMap(watchedBy)).toHaveLength(16 + 3 * paths);
    expect(paths).toBe(1);
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
        'a-flood',
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

  it('watch what is of this stack, but where the account shares a limit', () => {
    const shared = alarms
      .flatMap(watchedBy)
      .filter(({ Dimensions, Namespace }) => Dimensions.length === 0 && Namespace !== 'Paraf/paraf');
    expect(shared.map(({ Namespace, MetricName }) => `${Namespace} ${MetricName}`).sort()).toEqual([
      'AWS/Lambda Throttles',
      'AWS/SES Reputation.BounceRate',
      'AWS/SES Reputation.ComplaintRate',
    ]);
  });

  it('watch every reader of the stream, every web, and every way in which an execution ends badly', () => {
    const watched = alarms
      .flatMap(watchedBy)
      .map(({ MetricName, Dimensions }) => `${MetricName} ${flat(Dimensions[0]?.Value ?? '')}`);
    const readers = [...readWakes(template)].flatMap(([name, { batches }]) => (batches > 0 ? [name] : []));
    expect(readers.length).toBeGreaterThan(2);
    const webs = ['ReviewWeb', 'TrackerWeb', 'SignIn'];
    const machines = Object.keys(template.findResources('AWS::StepFunctions::StateMachine')).map(withoutHash);
    expect(watched).toEqual(
      expect.arrayContaining([
        ...readers.map((reader) => `IteratorAge ${reader}`),
        ...webs.map((web) => `Errors ${web}`),
        ...machines.flatMap((machine) =>
          ['Failed', 'TimedOut', 'Aborted'].map((end) => `Executions${end} ${machine}`),
        ),
      ]),
    );
  });

  it('sound at a page that broke, and not at one of a few that say they can be tried again', () => {
    const sounds = (crashes: number, errors: number) => {
      const found = alarms.find((alarm) => anchorOf(alarm) === 'reviewers-see-errors');
      const sum = found?.Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
      const value = sum
        .replaceAll(/FILL\(errors, 0\)/g, String(errors))
        .replaceAll(/FILL\(crash0, 0\)/g, String(crashes))
        .replaceAll(/FILL\(crash\d, 0\)/g, '0');
      const [, rest = '', times = '', inner = ''] = /^(\d+) \+ (\d+) \* \((.*)\)$/.exec(value) ?? [];
      const crashed = inner.split(' + ').reduce((total, one) => total + Number(one), 0);
      return Number(rest) + Number(times) * crashed >= 10;
    };
    expect(sounds(1, 1)).toBe(true);
    expect(sounds(0, 3)).toBe(false);
    expect(sounds(0, 10)).toBe(true);
  });

  it('are silent where there is nothing to say, but for the sweeper, whose silence is the alarm', () => {
    const loud = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(loud.map(({ MetricName, Dimensions }) => [MetricName, flat(Dimensions[0]?.Value ?? '')])).toEqual([
      ['Invocations', 'Sweeper'],
    ]);
  });

  it('do not mix with another stack’s', () => {
    const other = alarmsOf(makeTemplate({ stack: 'percobaan' }));
    const namespaces = other.flatMap(watchedBy).map(({ Namespace }) => Namespace);
    expect(namespaces).toContain('Paraf/percobaan');
    expect(namespaces).not.toContain('Paraf/paraf');
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
  });

  it('are mailed when they begin and when they are over', () => {
    for (const { AlarmActions, OKActions } of [...alarms, ...trial])
      for (const actions of [AlarmActions, OKActions])
        expect(actions.map(flat)).toEqual([expect.stringMatching(/^AlarmsTopic/)]);
  });

  it('without an address of their own are warned of at synth and in the outputs; never in a trial', () => {
    const warned = (context: Record<string, unknown>) =>
      makeStack(context)
        .node.metadata.filter(({ type }) => type === 'aws:cdk:warning')
        .map(({ data }) => String(data));
    expect(warned({})).toEqual([expect.stringContaining('No alarmAddress is given')]);
    expect(warned({ alarmAddress: 'piket@kominfo.example' })).toEqual([]);
    expect(warned({ flavour: 'dev' })).toEqual([]);
    expect(flat(template.toJSON().Outputs['Next3Alarms'].Value)).toMatch(
      /^Name an address that somebody reads/,
    );
  });

  it('end by themselves when nothing new lies in the failure queue, so that a second one sounds', () => {
    const queue = alarms.find((alarm) => anchorOf(alarm) === 'a-function-fails');
    expect(queue?.MetricName).toBe('NumberOfMessagesSent');
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
