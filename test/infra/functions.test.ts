import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeTemplate, sender } from './synthesised.ts';
import { flat, type Grant, readFunctions, readGrants } from './template-reading.ts';

const template = makeTemplate();
const functions = readFunctions(template);

const timing = ['FIRST_TRY_SECONDS', 'LEASE_SECONDS', 'MOVE_SECONDS', 'REFUSED_SECONDS'];
const sending = ['BASE_URL', 'CONFIGURATION_SET', 'MAILS_PER_SECOND', 'SENDER'];
const all = ['PLAN#*', 'SECTION#*', 'LINK#*', 'OUTBOX#*'];
const byTime = 'dynamodb:Query Records.Arn/index/by-time';
const seeing =
  'states:DescribeExecution arn:aws:states:ap-southeast-3:AWS::AccountId:execution:SectionApproval.Name:*';
const driving = [
  'states:StartExecution SectionApproval',
  'states:SendTaskSuccess SectionApproval',
  seeing,
  'states:StopExecution arn:aws:states:ap-southeast-3:AWS::AccountId:execution:SectionApproval.Name:*',
];
const mailing = [
  'ses:SendRawEmail arn:aws:ses:ap-southeast-3:AWS::AccountId:configuration-set/MailConfigurationSet',
  'ses:SendRawEmail arn:aws:ses:ap-southeast-3:AWS::AccountId:identity/MailIdentity',
  'ses:GetSendQuota *',
];
const streaming = [
  'dynamodb:ListStreams *',
  'dynamodb:DescribeStream Records.StreamArn',
  'dynamodb:GetRecords Records.StreamArn',
  'dynamodb:GetShardIterator Records.StreamArn',
];

/** What each function is told and may do, beside writing its own log. */
const expected: Record<string, { env: string[]; reads: string[]; writes: string[]; more: string[] }> = {
  OpenStage: {
    env: [],
    reads: ['PLAN#*', 'SECTION#*'],
    writes: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    more: [],
  },
  Halt: { env: [], reads: ['PLAN#*', 'SECTION#*'], writes: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'], more: [] },
  Relay: {
    env: ['STATE_MACHINE_ARN'],
    reads: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    writes: ['OUTBOX#*'],
    more: [
      byTime,
      ...driving,
      ...streaming,
      ...queue('RelayStreamFailures'),
      ...queue('EveryMinuteFailures'),
    ],
  },
  Mailer: {
    env: sending,
    reads: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    writes: ['LINK#*', 'OUTBOX#*'],
    more: [
      byTime,
      ...mailing,
      ...streaming,
      ...queue('MailerStreamFailures'),
      ...queue('EveryMinuteFailures'),
    ],
  },
  ReviewWeb: {
    env: ['BASE_URL', 'BUCKET'],
    reads: ['PLAN#*', 'SECTION#*', 'LINK#*'],
    writes: all,
    more: [
      'dynamodb:Query Records.Arn/index/by-person',
      ...['s3:GetObject', 's3:PutObject'].flatMap((action) =>
        ['incoming/*', 'drafts/*'].map((folder) => `${action} Documents.Arn/${folder}`),
      ),
      's3:ListBucket Documents.Arn',
    ],
  },
  Sweeper: {
    env: ['STATE_MACHINE_ARN'],
    reads: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    writes: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    more: [byTime, seeing, ...queue('EveryMinuteFailures')],
  },
  ExecutionWatch: {
    env: ['STATE_MACHINE_ARN'],
    reads: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    writes: ['PLAN#*', 'SECTION#*', 'OUTBOX#*'],
    more: [seeing, ...queue('ExecutionChangesFailures')],
  },
};

function queue(name: string): string[] {
  return ['SendMessage', 'GetQueueAttributes', 'GetQueueUrl'].map((action) => `sqs:${action} ${name}.Arn`);
}

const onTable = (grants: Grant[], actions: string[]) =>
  grants.filter(({ action, on }) => on === 'Records.Arn' && actions.includes(action));

describe('the deployed functions', () => {
  it('are these and no other', () => {
    expect([...functions.keys()].sort()).toEqual(Object.keys(expected).sort());
  });

  it('have a role each', () => {
    expect(new Set([...functions.values()].map(({ role }) => role)).size).toBe(functions.size);
  });

  it.each(Object.entries(expected))('%s is told what it needs', (name, { env }) => {
    const powertools = ['POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'];
    expect(Object.keys(functions.get(name)?.Environment.Variables ?? {}).sort()).toEqual(
      ['TABLE', ...timing, ...powertools, ...env].sort(),
    );
  });

  it.each(Object.entries(expected))('%s may do what it must and no more', (name, { reads, writes, more }) => {
    const grants = functions.get(name)?.grants ?? [];
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} ${name}Log.Arn`);
    const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
    const write = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];
    for (const grant of onTable(grants, read)) expect(grant.families).toEqual(reads);
    for (const grant of onTable(grants, write)) expect(grant.families).toEqual(writes);
    const onRecords = [...read, ...write].map((action) => `${action} Records.Arn`);
    expect(grants.map(({ action, on }) => `${action} ${on}`).sort()).toEqual(
      [...log, ...onRecords, ...more].sort(),
    );
  });

  it('resume nothing but the relay', () => {
    const resuming = [...functions].filter(([, { grants }]) =>
      grants.some(({ action }) => action === 'states:SendTaskSuccess'),
    );
    expect(resuming.map(([name]) => name)).toEqual(['Relay']);
  });

  it('send as the sender and as nobody else', () => {
    for (const { grants } of functions.values()) {
      for (const grant of grants.filter(({ action }) => action === 'ses:SendRawEmail')) {
        expect(grant.condition).toEqual({ StringEquals: { 'ses:FromAddress': sender } });
      }
    }
    expect(functions.get('Mailer')?.Environment.Variables['SENDER']).toBe(sender);
  });

  it('list nothing in the bucket but uploads', () => {
    const list = functions.get('ReviewWeb')?.grants.find(({ action }) => action === 's3:ListBucket');
    expect(list?.condition).toEqual({ StringLike: { 's3:prefix': 'incoming/*' } });
  });

  it('end before their claims do', () => {
    for (const { Timeout, Environment } of functions.values()) {
      expect(Timeout).toBeLessThan(Number(Environment.Variables['LEASE_SECONDS']));
    }
  });

  it('get `*` only where an action knows nothing narrower', () => {
    const starred = [...readGrants(template).values()].flat().filter(({ on }) => on === '*');
    const logDelivery = starred.filter(({ action }) => action.startsWith('logs:'));
    expect(
      new Set(starred.filter((grant) => !logDelivery.includes(grant)).map(({ action }) => action)),
    ).toEqual(new Set(['dynamodb:ListStreams', 'ses:GetSendQuota']));
    expect(
      logDelivery.every(({ action }) =>
        /LogDelivery|LogDeliveries|ResourcePolic|DescribeLogGroups/.test(action),
      ),
    ).toBe(true);
  });

  it('point links at the API, or at the name that stands before it', () => {
    const named = readFunctions(makeTemplate({ baseUrl: 'https://paraf.bojonegoro.example' }));
    expect(named.get('Mailer')?.Environment.Variables['BASE_URL']).toBe('https://paraf.bojonegoro.example');
    expect(flat(functions.get('Mailer')?.Environment.Variables['BASE_URL'])).toContain(
      'ReviewApi.ApiEndpoint',
    );
  });

  it('stand under the names that the approval path calls', () => {
    const asl = readFileSync('workflows/section-approval.asl.json', 'utf8');
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
    const called = new Set([...asl.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
    expect(called).toEqual(new Set(Object.keys(machine?.['Properties'].DefinitionSubstitutions)));
    for (const name of called) {
      expect(flat(machine?.['Properties'].DefinitionSubstitutions[name ?? ''])).toBe(`${name}.Arn`);
    }
  });
});
