import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { SNSClient, type Subscription } from '@aws-sdk/client-sns';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deployment, Site } from '../../cli/site.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { HaltInput, OpenStageInput } from '../../functions/step-functions/task-input.ts';
import { localAws } from '../../local/local-aws.ts';
import { type Mailbox, startMailbox } from '../../local/mailbox/start-mailbox.ts';
import { startStepFunctions } from '../../local/step-functions/start-step-functions.ts';
import { readMails } from '../../local/visitor/mailbox.ts';
import { HOUR, MINUTE } from '../builders/clock.ts';
import { itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { paraf } from '../driver/paraf-command.ts';
import { startParaf } from '../driver/paraf-process.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { parse } from 'valibot';
import { runAt, type SmallOffice, smallOffice } from './office.ts';

const MACHINE = 'arn:aws:states:ap-southeast-3:000000000000:stateMachine:section-approval';
const DEFINITION = readFileSync('workflows/section-approval.asl.json', 'utf8');

let local: RecordsTable;
let mailbox: Mailbox;
let web: { readonly server: Server; readonly baseUrl: string };
let office: SmallOffice;

beforeAll(async () => {
  local = await startRecordsTable();
  mailbox = await startMailbox({ port: 0, dataDir: temporaryFolder() });
  const server = createServer((request, response) => {
    const isLink = /^\/t\/[\w-]{43}$/.test(request.url ?? '');
    response.writeHead(isLink ? 404 : 500, { 'content-type': 'text/html; charset=UTF-8' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  web = { server, baseUrl: `http://127.0.0.1:${at.port}` };
}, 60_000);
afterAll(async () => {
  web.server.close();
  await mailbox.stop();
  await local.stop();
});
beforeEach(async () => {
  office = await smallOffice(await local.fresh());
});

/** Waits for real, on a clock that stands still. */
const patient = (): Dependencies => ({
  ...office.dependencies,
  wait: async (ms) => {
    await pause(ms / 10);
  },
});

/** Runs `paraf doctor` beside a state machine whose functions are given; the rest of the site may be changed. */
async function doctor({
  words = [],
  opens = (input: unknown) => openStage(office.dependencies, parse(OpenStageInput, input)),
  site = {},
}: {
  words?: readonly string[];
  opens?: (input: unknown) => Promise<unknown>;
  site?: Partial<Site>;
} = {}) {
  const states = await startStepFunctions({
    machines: [{ stateMachineArn: MACHINE, definition: DEFINITION }],
    functions: {
      OpenStage: opens,
      Halt: (input) => {
        const { section, generation, error } = parse(HaltInput, input);
        return haltSection(office.dependencies, { section, generation, reason: error.Error });
      },
    },
  });
  const here: Site = {
    dynamodb: new DynamoDBClient(localAws(local.endpoint)),
    sfn: new SFNClient(localAws(states.endpoint)),
    ses: new SESClient({ ...localAws(mailbox.sesEndpoint), maxAttempts: 1 }),
    machines: { section: MACHINE },
    sender: 'masterplan@kominfo.example',
    baseUrl: web.baseUrl,
    configurationSet: '',
    deployment: null,
    ...site,
  };
  try {
    return await runAt(patient(), () => here, 'doctor', ...words);
  } finally {
    await states.stop();
  }
}

/** What an account says of itself, where there is none: its clients answer by heart. */
function deploymentSaying({
  alarms = [],
  production = true,
  dkim = 'SUCCESS',
  heard = [{ Endpoint: 'piket@kominfo.example', SubscriptionArn: 'arn:aws:sns:ap-southeast-3:1:a:b' }],
}: {
  alarms?: readonly MetricAlarm[];
  production?: boolean;
  dkim?: 'SUCCESS' | 'PENDING';
  heard?: readonly Subscription[];
}): Deployment {
  const nowhere = localAws('http://127.0.0.1:1');
  const cloudformation = new CloudFormationClient(nowhere);
  const named = { ResourceType: 'AWS::CloudWatch::Alarm', PhysicalResourceId: 'paraf-outbox-is-old' };
  cloudformation.middlewareStack.add(
    () => async () => ({
      output: {
        StackResourceSummaries: [
          { ...named, LogicalResourceId: 'Old', LastUpdatedTimestamp: undefined, ResourceStatus: undefined },
          {
            ResourceType: 'AWS::SNS::Topic',
            PhysicalResourceId: 'arn:aws:sns:ap-southeast-3:123456789012:paraf-alarms',
            LogicalResourceId: 'Topic',
            LastUpdatedTimestamp: undefined,
            ResourceStatus: undefined,
          },
        ],
        $metadata: {},
      },
      response: undefined,
    }),
    { step: 'build' },
  );
  const cloudwatch = new CloudWatchClient(nowhere);
  cloudwatch.middlewareStack.add(
    () => async () => ({ output: { MetricAlarms: [...alarms], $metadata: {} }, response: undefined }),
    { step: 'build' },
  );
  const account = new SESv2Client(nowhere);
  account.middlewareStack.add(
    (_next, { commandName }) =>
      async () => ({
        output:
          commandName === 'GetAccountCommand'
            ? {
                ProductionAccessEnabled: production,
                SendingEnabled: true,
                EnforcementStatus: 'HEALTHY',
                $metadata: {},
              }
            : { VerifiedForSendingStatus: true, DkimAttributes: { Status: dkim }, $metadata: {} },
        response: undefined,
      }),
    { step: 'build' },
  );
  const sns = new SNSClient(nowhere);
  sns.middlewareStack.add(
    () => async () => ({ output: { Subscriptions: [...heard], $metadata: {} }, response: undefined }),
    { step: 'build' },
  );
  return { stack: 'paraf', region: 'ap-southeast-3', cloudformation, cloudwatch, account, sns };
}

describe('paraf doctor', { timeout: 60_000 }, () => {
  test('on the Paraf that runs here, finds all well: mail and execution are tried, and no section is touched', async () => {
    const running = await startParaf({ dataDir: temporaryFolder(), environment: { SAMPLE: 'none' } });
    try {
      const { code, out, err } = await paraf(running.dataDir, 'doctor', '--to', 'devops@kominfo.example');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^ok {7}execution {2}paraf\.doctor\.g\d+\.[0-9a-f]{8} went through all 4 stages/m);
      expect(out).toContain('All is well.');
      const mails = await readMails(running.mailbox);
      expect(mails.map(({ subject, to }) => [subject, to[0]?.address])).toEqual([
        ['Paraf: test mail', 'devops@kominfo.example'],
      ]);
      expect((await paraf(running.dataDir, 'status', '--json')).out).toBe('[]\n');
    } finally {
      await running.stop();
    }
  }, 120_000);

  test('leaves sections, outbox and history as they are', async () => {
    await office.inReview();
    const of = async () =>
      (await itemsOf(office.dependencies.table)).filter(({ pk }) => pk !== 'SECTION#paraf.doctor');
    const before = await of();
    expect((await doctor()).out).toContain('went through all 4 stages');
    expect(await of()).toEqual(before);
  });

  test('sends the test mail to the sender where no address is given, and refuses one that is none', async () => {
    expect((await doctor()).out).toContain('a test mail to masterplan@kominfo.example was taken');
    const wrong = await doctor({ words: ['--to', 'nobody'] });
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('--to takes a mail address, not "nobody".');
  });

  test.each([
    ['http://127.0.0.1:9', 'does not answer ('],
    ['{web}/somewhere', 'answers 500 where a link is unknown'],
  ])('says so where the address of the links is %s', async (baseUrl, said) => {
    const { code, out } = await doctor({ site: { baseUrl: baseUrl.replace('{web}', web.baseUrl) } });
    expect(code).toBe(1);
    expect(out).toMatch(/^to mend {2}web /m);
    expect(out).toContain(said);
  });

  test('says why a mail was not taken', async () => {
    const { code, out } = await doctor({
      site: { ses: new SESClient({ ...localAws('http://127.0.0.1:9'), maxAttempts: 1 }) },
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^to mend {2}mail +a test mail to .* was not taken/m);
  });

  test('says that the execution broke, and where', async () => {
    const { code, out } = await doctor({
      opens: (input) =>
        parse(OpenStageInput, input).stage === 'ugm-review'
          ? Promise.reject(new Error('no right to write'))
          : openStage(office.dependencies, parse(OpenStageInput, input)),
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^to mend {2}execution .* did not come to ugm-review \(FAILED\)$/m);
    expect(out).toContain('docs/runbook.md#an-execution-failed');
  });

  test('counts what has failed and what waits too long, with the oldest and the reasons', async () => {
    office.clock.pass(3 * MINUTE);
    expect((await doctor()).out).toContain('2 pending (the oldest for 3 min), 0 parked');
    office.clock.pass(3 * MINUTE);
    const old = await doctor();
    expect(old.code).toBe(1);
    expect(old.out).toContain('2 for more than 5 minutes: not tried yet');
    await office.fail('start', 'name-taken');
    office.clock.pass(HOUR);
    expect((await doctor()).out).toContain('2 failed for good (the oldest for 1 h): name-taken');
  });

  test('names halted sections, and those in which nothing opens', async () => {
    await office.open();
    await haltSection(office.dependencies, {
      section: 'kecil.visi',
      generation: 1,
      reason: 'StageOutOfOrder',
    });
    office.clock.pass(11 * MINUTE);
    const { code, out } = await doctor();
    expect(code).toBe(1);
    expect(out).toContain('1 halted: kecil.visi (StageOutOfOrder)');
    expect(out).toContain('1 where nothing opens: kecil.misi (drafting)');
  });

  test('of a stack, also looks at the sandbox, the sender and the alarms', async () => {
    const well = await doctor({ site: { deployment: deploymentSaying({}) } });
    expect(well.out).toContain('the account is out of the SES sandbox');
    expect(well.out).toContain('none of 1 is in ALARM');
    const ill = await doctor({
      site: {
        deployment: deploymentSaying({
          production: false,
          dkim: 'PENDING',
          alarms: [
            {
              AlarmName: 'paraf-outbox-is-old',
              AlarmDescription: 'docs/runbook.md#outbox-is-old',
              StateValue: 'ALARM',
              StateUpdatedTimestamp: new Date('2023-12-11T02:00:00.000Z'),
            },
          ],
        }),
      },
    });
    expect(ill.code).toBe(1);
    expect(ill.out).toContain('the account is in the SES sandbox: only verified addresses get mail');
    expect(ill.out).toContain('kominfo.example is verified; DKIM: PENDING');
    expect(ill.out).toMatch(
      /to mend {2}alarms +paraf-outbox-is-old is in ALARM since 2023-12-11T02:00:00.000Z\n +→ docs\/runbook\.md#outbox-is-old/,
    );
  });

  test.each([
    ['piket@kominfo.example', 'arn:aws:sns:x:1:a:b', /^ok {7}alarm mail +goes to piket@kominfo\.example$/m],
    [
      'piket@kominfo.example',
      'PendingConfirmation',
      /^to mend {2}alarm mail +piket@kominfo\.example has not confirmed/m,
    ],
    [
      'masterplan@kominfo.example',
      'arn:aws:sns:x:1:a:b',
      /^to mend {2}alarm mail +goes to the sender’s own mailbox/m,
    ],
    [null, '', /^to mend {2}alarm mail +nobody is subscribed/m],
  ])('of a stack, says whether somebody hears alarms: %s, %s', async (Endpoint, SubscriptionArn, said) => {
    const heard = Endpoint === null ? [] : [{ Endpoint, SubscriptionArn }];
    const { out } = await doctor({ site: { deployment: deploymentSaying({ heard }) } });
    expect(out).toMatch(said);
  });

  test.each([
    ['ENABLED', /^ok {7}backup +the records can be put back to any second$/m],
    [
      'DISABLED',
      /^to mend {2}backup +point-in-time recovery is off\n +→ .*docs\/runbook\.md#changed-by-hand$/m,
    ],
  ])(
    'of a stack whose recovery is %s says so, and where it says how to set it right',
    async (status, said) => {
      const dynamodb = new DynamoDBClient(localAws(local.endpoint));
      const output = {
        ContinuousBackupsDescription: {
          PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: status },
        },
        $metadata: {},
      };
      // DynamoDB Local keeps no backups.
      dynamodb.middlewareStack.add(
        (next, { commandName }) =>
          async (args) =>
            commandName === 'DescribeContinuousBackupsCommand' ? { output, response: undefined } : next(args),
        { step: 'build' },
      );
      expect((await doctor({ site: { dynamodb, deployment: deploymentSaying({}) } })).out).toMatch(said);
    },
  );
});
