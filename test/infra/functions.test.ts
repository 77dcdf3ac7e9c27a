import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LONGEST_CALL_MS } from '../../functions/deployed/patience.ts';
import { toPascalCase } from '../../infra/constructs/pascal-case.ts';
import { readPolicyTable } from './policy-table.ts';
import { makeTemplate, sender } from './synthesised.ts';
import { flat, type Grant, readFunctions, readGrants, withoutHash } from './template-reading.ts';

const template = makeTemplate();
const functions = readFunctions(template);

const timing = ['FIRST_TRY_SECONDS', 'LEASE_SECONDS', 'MOVE_SECONDS', 'REFUSED_SECONDS'];
const sending = ['BASE_URL', 'CONFIGURATION_SET', 'MAILS_PER_SECOND', 'REPLY_TO', 'SENDER'];

/** What each function is told, beside the table. */
const told: Record<string, string[]> = {
  OpenStage: timing,
  Halt: timing,
  Relay: [...timing, 'STATE_MACHINES'],
  Mailer: [...timing, ...sending],
  Letters: timing,
  Renderer: ['BUCKET', 'FIRST_TRY_SECONDS', 'MOVE_SECONDS', 'RENDER_LEASE_SECONDS'],
  ReviewWeb: [...timing, 'API_URL', 'BASE_URL', 'BUCKET'],
  TrackerWeb: [...timing, 'BASE_URL', 'BUCKET'],
  SignIn: ['BASE_URL', 'CLIENT_ID', 'ISSUER'],
  Sweeper: [...timing, 'STATE_MACHINES', 'METRICS'],
  ExecutionWatch: [...timing, 'STATE_MACHINES'],
  MailFeedback: timing,
};

/** What handing traces in takes. */
const TRACING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

const rows = readPolicyTable().map((row) => ({ ...row, id: toPascalCase(row.bearer) }));
const table = rows.filter(({ id }) => id in told);
/** The rows of roles that are no function's. */
const others = rows.filter(({ id }) => !(id in told));

/** What an ARN ends in says which resource it is; the rest is this account and region. */
const shortArn = (on: string): string => on.replace(/^arn:aws:\w+:ap-southeast-3:AWS::AccountId:/, '');

/** One grant as the table has it: `dynamodb:Query Records.Arn PLAN#* SECTION#*`. */
const lineOf = ({ action, on, families = [] }: Grant): string =>
  [action, shortArn(on), ...families].join(' ');

describe('the deployed functions', () => {
  it('are these and no other, in the stack, in the folder and in the table', () => {
    const files = globSync('functions/deployed/*.ts').filter((file) =>
      /^export const handler\b/m.test(readFileSync(file, 'utf8')),
    );
    expect([...functions.keys()].sort()).toEqual(Object.keys(told).sort());
    expect(files.map((file) => toPascalCase(basename(file, '.ts'))).sort()).toEqual(Object.keys(told).sort());
    expect(table.map(({ id }) => id).sort()).toEqual(Object.keys(told).sort());
  });

  it('have a role each', () => {
    expect(new Set([...functions.values()].map(({ role }) => role)).size).toBe(functions.size);
  });

  it.each(Object.entries(told))('%s is told what it needs', (name, env) => {
    expect(Object.keys(functions.get(name)?.Environment.Variables ?? {}).sort()).toEqual(
      ['TABLE', 'POWERTOOLS_SERVICE_NAME', ...env].sort(),
    );
  });

  it.each(table)('$id may do what the table says and no more', ({ id, grants }) => {
    const given = functions.get(id)?.grants ?? [];
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} ${id}Log.Arn`);
    expect(given.map(lineOf).sort()).toEqual([...log, ...grants].sort());
  });

  it.each(others)('$id, which is no function, may do what the table says and no more', ({ id, grants }) => {
    const given = [...readGrants(template)].flatMap(([role, of]) =>
      withoutHash(role) === `${id}Role` ? of : [],
    );
    expect(given.map(lineOf).sort()).toEqual(grants);
  });

  it('have no rights that stand elsewhere than in those policies', () => {
    const roles = Object.entries(template.findResources('AWS::IAM::Role'));
    expect(roles.map(([id]) => withoutHash(id)).sort()).toEqual(rows.map(({ id }) => `${id}Role`).sort());
    for (const [id, { Properties }] of roles) {
      const { ManagedPolicyArns: ofAws = [], ...own } = Properties;
      expect(Object.keys(own).sort(), id).toEqual(['AssumeRolePolicyDocument', 'Description', 'Tags']);
      // AWS itself says what its backups need.
      expect(ofAws.length > 0, id).toBe(withoutHash(id) === 'SecondCopyRole');
    }
    const resources: Record<string, { Type: string }> = template.toJSON().Resources;
    const ofIam = Object.values(resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
    expect(new Set(ofIam.map(({ Type }) => Type))).toEqual(new Set(['AWS::IAM::Role', 'AWS::IAM::Policy']));
  });

  it('delete nothing, scan nothing, and go around no condition', () => {
    const actions = [...readGrants(template).values()].flat().map(({ action }) => action);
    expect(
      actions.filter((action) => /Delete(?!LogDelivery)|BatchWrite|Scan|PartiQL|\*/.test(action)),
    ).toEqual([]);
  });

  it('send mail and speak to Step Functions only where it is their work', () => {
    const who = (service: string) =>
      [...functions].flatMap(([name, { grants }]) =>
        grants.some(({ action }) => action.startsWith(`${service}:`)) ? [name] : [],
      );
    expect(who('ses')).toEqual(['Mailer']);
    expect(who('states')).toEqual(['Relay']);
    expect(who('s3')).toEqual(['Renderer', 'ReviewWeb', 'TrackerWeb']);
    // Nobody administers accounts but CloudFormation.
    expect(who('cognito-idp')).toEqual([]);
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

  it('keep who is signed in to signing in and the board, and links to those who follow and send them', () => {
    const holders = (family: string) =>
      [...functions].flatMap(([name, { grants }]) =>
        grants.some(({ families = [] }) => families.includes(family)) ? [name] : [],
      );
    expect(holders('SESSION#*')).toEqual(['TrackerWeb', 'SignIn']);
    expect(holders('LINK#*')).toEqual(['Mailer', 'ReviewWeb']);
  });

  it('begin a session nowhere but at signing in, which sees no plan, no section and no draft', () => {
    const onTable = (name: string) =>
      functions.get(name)?.grants.filter(({ action }) => !/^(logs|xray):/.test(action)) ?? [];
    const begin = ({ action, families }: Grant) =>
      action === 'dynamodb:PutItem' && families?.includes('SESSION#*') === true;
    expect([...functions].filter(([, { grants }]) => grants.some(begin)).map(([name]) => name)).toEqual([
      'SignIn',
    ]);
    expect(onTable('SignIn').map(({ on, families }) => [on, families])).toEqual(
      ['GetItem', 'Query', 'PutItem', 'UpdateItem'].map(() => ['Records.Arn', ['SESSION#*']]),
    );
  });

  it('let the board note that a session is in use, and touch nothing else of it', () => {
    const note = functions
      .get('TrackerWeb')
      ?.grants.filter(
        ({ action, families }) => action === 'dynamodb:UpdateItem' && families?.includes('SESSION#*'),
      );
    expect(note?.map(({ families, condition }) => [families, condition])).toEqual([
      [
        ['SESSION#*'],
        { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'seenAt', 'endedAt'] } },
      ],
    ]);
  });

  it('let the board give drafts out and show them, and neither take nor list them', () => {
    const s3 = functions.get('TrackerWeb')?.grants.filter(({ action }) => action.startsWith('s3:')) ?? [];
    expect(s3.map(({ action, on }) => `${action} ${on}`).sort()).toEqual([
      's3:GetObject Documents.Arn/compared/*',
      's3:GetObject Documents.Arn/drafts/*',
      's3:GetObject Documents.Arn/readable/*',
    ]);
  });

  it('let who reads hostile files put no draft, write no section, and see nobody’s name, link or mail', () => {
    const grants = functions.get('Renderer')?.grants ?? [];
    const families = (actions: RegExp) => [
      ...new Set(grants.flatMap((it) => (actions.test(it.action) ? (it.families ?? []) : []))),
    ];
    expect(families(/Put|Update|ConditionCheck/)).toEqual(['READABLE#*', 'RENDER#*']);
    expect(families(/Get|Query/)).toEqual(['SECTION#*', 'READABLE#*', 'RENDER#*']);
    expect(grants.flatMap(({ action, on }) => (action === 's3:PutObject' ? [on] : [])).sort()).toEqual([
      'Documents.Arn/compared/*',
      'Documents.Arn/readable/*',
    ]);
  });

  it('list nothing in the bucket but uploads', () => {
    const list = functions.get('ReviewWeb')?.grants.find(({ action }) => action === 's3:ListBucket');
    expect(list?.condition).toEqual({ StringLike: { 's3:prefix': 'incoming/*' } });
  });

  it('outlive every call that they make, and can say then that no answer came', () => {
    for (const [name, { Timeout }] of functions)
      expect(LONGEST_CALL_MS, name).toBeLessThanOrEqual((Timeout - 5) * 1000);
  });

  it('end before their claims do', () => {
    for (const [name, { Timeout, Environment }] of functions) {
      // Signing in claims nothing.
      if (name === 'SignIn') continue;
      const { LEASE_SECONDS, RENDER_LEASE_SECONDS } = Environment.Variables;
      expect(Timeout).toBeLessThan(Number(LEASE_SECONDS ?? RENDER_LEASE_SECONDS));
    }
  });

  it('get `*` only where an action knows nothing narrower', () => {
    const starred = [...readGrants(template).values()].flat().filter(({ on }) => on === '*');
    const logDelivery = starred.filter(({ action }) => action.startsWith('logs:'));
    expect(
      new Set(starred.filter((grant) => !logDelivery.includes(grant)).map(({ action }) => action)),
    ).toEqual(new Set(['dynamodb:ListStreams', 'ses:GetSendQuota', ...TRACING]));
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

  it('tell review-web where links lead that were sent before there was such a name', () => {
    const certificate = 'arn:aws:acm:ap-southeast-3:123456789012:certificate/1';
    const named = readFunctions(makeTemplate({ domainName: 'paraf.bojonegoro.example', certificate }));
    expect(flat(named.get('ReviewWeb')?.Environment.Variables['API_URL'])).toBe('ReviewApi.ApiEndpoint');
  });

  it('run on Node 24, on the processors that were asked for', () => {
    for (const { Runtime, Architectures } of functions.values()) {
      expect(Runtime).toBe('nodejs24.x');
      expect(Architectures).toEqual(['arm64']);
    }
    const other = readFunctions(makeTemplate({ architecture: 'x86_64' }));
    for (const { Architectures } of other.values()) expect(Architectures).toEqual(['x86_64']);
  });

  it('leave what failed in the queue where nobody waits for them', () => {
    const left = [...functions].flatMap(([name, { DeadLetterConfig }]) =>
      DeadLetterConfig === undefined ? [] : [[name, flat(DeadLetterConfig.TargetArn)]],
    );
    expect(left).toEqual(
      ['Relay', 'Mailer', 'Letters', 'Renderer', 'Sweeper', 'ExecutionWatch', 'MailFeedback'].map((name) => [
        name,
        'Failures.Arn',
      ]),
    );
  });

  it('reserve nothing in a new account, whose ten runs Lambda lets nobody reserve', () => {
    const reserved = (context: Record<string, unknown>) =>
      [...readFunctions(makeTemplate(context))].flatMap(([name, { ReservedConcurrentExecutions: runs }]) =>
        runs === undefined ? [] : [[name, runs]],
      );
    expect(reserved({})).toEqual([]);
    expect(reserved({ concurrencyQuota: '161' })).toEqual([]);
    expect(reserved({ concurrencyQuota: '1000' })).toEqual([
      ['OpenStage', 40],
      ['Halt', 5],
      ['Mailer', 5],
      ['Sweeper', 2],
      ['ExecutionWatch', 5],
      ['MailFeedback', 5],
    ]);
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
