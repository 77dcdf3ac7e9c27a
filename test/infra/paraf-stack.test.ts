import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { streamFilters } from '../../functions/outbox/stream-filters.ts';
import { makeStack, makeTemplate } from './synthesised.ts';
import { flat, withoutHash } from './template-reading.ts';

const template = makeTemplate();
const trial = makeTemplate({ flavour: 'dev' });

const failureQueue = Match.stringLikeRegexp('^Failures[0-9A-F]{8}$');

describe('the table', () => {
  it('has the keys, indexes, stream and expiry that the records need', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-time',
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'at', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'by-person',
          KeySchema: [
            { AttributeName: 'holder', KeyType: 'HASH' },
            { AttributeName: 'held', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
  });

  it('survives the stack, but for a trial', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true },
    });
    trial.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtectionEnabled: false },
    });
  });
});

describe('the stack', () => {
  it('refuses to be deleted, but for a trial, after each deployment anew', () => {
    expect(makeStack().terminationProtection).toBe(true);
    expect(makeStack({ flavour: 'dev' }).terminationProtection).toBe(false);
  });
});

describe('the documents', () => {
  it('are closed to the public and swept only where browsers post', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: {
          Rules: [
            Match.objectLike({
              NoncurrentVersionExpiration: { NoncurrentDays: 35 },
              ExpiredObjectDeleteMarker: true,
              ExpirationInDays: Match.absent(),
            }),
            Match.objectLike({ Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' }),
          ],
        },
        CorsConfiguration: Match.absent(),
        VersioningConfiguration: { Status: 'Enabled' },
      },
    });
  });

  it('refuse what is not encrypted on the way, and a second put of a draft', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:PutObject',
            Principal: { AWS: '*' },
            Condition: { Null: { 's3:if-none-match': 'true' } },
          }),
        ]),
      },
    });
  });
});

describe('the second copy', () => {
  it('is made of table and drafts each night, kept for 35 days, and outlives the stack', () => {
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({ Lifecycle: { DeleteAfterDays: 35 }, ScheduleExpression: 'cron(0 18 * * ? *)' }),
        ],
      },
    });
    const [selection] = Object.values(template.findResources('AWS::Backup::BackupSelection'));
    expect(selection?.['Properties'].BackupSelection.Resources.map(flat)).toEqual([
      'Records.Arn',
      'Documents.Arn',
    ]);
    template.hasResource('AWS::Backup::BackupVault', {
      DeletionPolicy: 'Retain',
      Properties: { LockConfiguration: Match.absent() },
    });
    trial.resourceCountIs('AWS::Backup::BackupPlan', 0);
  });

  it.each([
    ['governance', Match.absent()],
    ['compliance', 3],
  ])('can be locked: %s', (vaultLock, ChangeableForDays) => {
    makeTemplate({ vaultLock }).hasResourceProperties('AWS::Backup::BackupVault', {
      LockConfiguration: { MinRetentionDays: 35, ChangeableForDays },
    });
  });
});

describe('the outbox', () => {
  it.each([
    ['Relay', streamFilters.relay, 1],
    ['Mailer', streamFilters.mailer, 1],
    ['Renderer', streamFilters.renderer, 1],
  ])('wakes %s by the shared filter, and sets a poisoned row aside', (reader, filter, parallel) => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: Match.stringLikeRegexp(`^${reader}[0-9A-F]{8}$`) },
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(filter) }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3600,
      ParallelizationFactor: parallel,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [failureQueue, 'Arn'] } } },
    });
  });

  it('knows no fourth reader', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 3);
  });

  it('filters inserts of outbox rows by kind', () => {
    expect(streamFilters.relay).toEqual({
      eventName: ['INSERT'],
      dynamodb: {
        Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } },
        NewImage: { kind: { S: ['start', 'resume', 'stop'] } },
      },
    });
    expect(streamFilters.mailer.dynamodb.NewImage.kind.S).toEqual(['mail', 'letter']);
  });
});

describe('the approval path', () => {
  it('logs errors without data, which would carry task tokens', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  it('is traced like all that people wait for, and nothing else; a trial not at all', () => {
    const traced = (of: typeof template) =>
      Object.entries(of.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
        Properties.TracingConfig?.Mode === 'Active' ? [withoutHash(id)] : [],
      );
    expect(traced(template)).toEqual(['OpenStage', 'Halt', 'ReviewWeb', 'TrackerWeb', 'SignIn']);
    expect(traced(trial)).toEqual([]);
    const machine = (of: typeof template) =>
      Object.values(of.findResources('AWS::StepFunctions::StateMachine')).map(
        ({ Properties }) => Properties.TracingConfiguration?.Enabled === true,
      );
    expect(new Set(machine(template))).toEqual(new Set([true]));
    expect(new Set(machine(trial))).toEqual(new Set([false]));
  });

  it('tells when an execution ended by force', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [{ Ref: Match.stringLikeRegexp('^SectionApproval') }],
        },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ExecutionWatch'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [failureQueue, 'Arn'] } },
        }),
      ],
    });
  });
});

describe('the web', () => {
  const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
  const integrations = Object.entries(template.findResources('AWS::ApiGatewayV2::Integration'));
  /** The routes that lead to a function. */
  const ledTo = (name: RegExp): string[] => {
    const targets = integrations
      .filter(([, { Properties }]) => name.test(flat(Properties.IntegrationUri)))
      .map(([id]) => `integrations/${flat({ Ref: id })}`);
    return routes
      .filter(({ Properties }) => targets.includes(flat(Properties.Target)))
      .map(({ Properties }) => Properties.RouteKey);
  };

  it('answers links and receipts through one function', () => {
    expect(ledTo(/^ReviewWeb\./).sort()).toEqual([
      'GET /n/{proxy+}',
      'GET /t/{proxy+}',
      'HEAD /n/{proxy+}',
      'HEAD /t/{proxy+}',
      'POST /n/{proxy+}',
      'POST /t/{proxy+}',
    ]);
  });

  it('answers the board through another, by the methods that it has', () => {
    expect(ledTo(/^TrackerWeb\./).sort()).toEqual([
      'GET /',
      'GET /acts/{proxy+}',
      'GET /export/{proxy+}',
      'GET /holders/{proxy+}',
      'GET /refresh.js',
      'GET /sections/{proxy+}',
      'HEAD /',
      'HEAD /acts/{proxy+}',
      'HEAD /export/{proxy+}',
      'HEAD /holders/{proxy+}',
      'HEAD /refresh.js',
      'HEAD /sections/{proxy+}',
      'POST /acts/{proxy+}',
      'POST /sections/{proxy+}',
    ]);
  });

  it('answers signing in and out through a third', () => {
    expect(ledTo(/^SignIn\./).sort()).toEqual([
      'GET /account',
      'GET /sign-in',
      'GET /sign-in/callback',
      'HEAD /account',
      'HEAD /sign-in',
      'HEAD /sign-in/callback',
      'POST /sign-out',
    ]);
  });

  it('answers nothing else', () => {
    expect(ledTo(/^((Review|Tracker)Web|SignIn)\./)).toHaveLength(routes.length);
    expect(routes.filter(({ Properties }) => /default|ANY/.test(Properties.RouteKey))).toEqual([]);
  });

  it('answers under a host of the office’s own where one is given, and goes on under the API’s', () => {
    const certificate = 'arn:aws:acm:ap-southeast-3:123456789012:certificate/1';
    const named = makeTemplate({ domainName: 'paraf.kominfo.example', certificate });
    named.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'paraf.kominfo.example',
      DomainNameConfigurations: [Match.objectLike({ CertificateArn: certificate })],
    });
    named.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 1);
    named.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: Match.absent() });
    named.hasOutput('BaseUrl', { Value: 'https://paraf.kominfo.example' });
    named.hasOutput('HostRecord', { Value: Match.anyValue() });
    template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  });

  it('is throttled, and logs no path, address or agent', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stage?.['Properties'].DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 50,
      ThrottlingBurstLimit: 100,
    });
    // Each route has a bucket of its own: who floods one shuts nobody out of the others.
    const own = stage?.['Properties'].RouteSettings;
    expect(Object.keys(own).sort()).toEqual(routes.map(({ Properties }) => Properties.RouteKey).sort());
    for (const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } of Object.values<
      Record<string, number>
    >(own)) {
      expect(rate).toBeLessThanOrEqual(25);
      expect(burst).toBe(2 * Number(rate));
    }
    const ids = Object.keys(template.findResources('AWS::ApiGatewayV2::Route'));
    expect(stage?.['DependsOn']).toEqual(expect.arrayContaining(ids));
    const logged = [
      ...String(stage?.['Properties'].AccessLogSettings.Format).matchAll(/\$context\.([\w.]+)/g),
    ];
    expect(logged.map(([, field]) => field).sort()).toEqual([
      'integrationErrorMessage',
      'requestId',
      'requestTimeEpoch',
      'responseLatency',
      'routeKey',
      'status',
    ]);
  });
});

describe('the mail', () => {
  it('comes from the domain of the sender, over TLS, untracked', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'kominfo.example' });
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      TrackingOptions: Match.absent(),
      VdmOptions: Match.absent(),
    });
  });

  it('has an envelope domain of its own, and goes out without it until its record stands', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      MailFromAttributes: {
        MailFromDomain: 'surat.kominfo.example',
        BehaviorOnMxFailure: 'USE_DEFAULT_VALUE',
      },
    });
  });

  it('leaves a domain alone that SES knows already, and sends under its own configuration set all the same', () => {
    const beside = makeTemplate({ identity: 'existing' });
    beside.resourceCountIs('AWS::SES::EmailIdentity', 0);
    beside.resourceCountIs('AWS::SES::ConfigurationSet', 1);
  });

  it('tells of what came back, and of nothing that would rewrite links', () => {
    const told = Object.values(template.findResources('AWS::SES::ConfigurationSetEventDestination'));
    expect(told.map(({ Properties }) => Properties.EventDestination.MatchingEventTypes)).toEqual([
      ['bounce', 'complaint', 'reject'],
    ]);
    expect(told[0]?.['Properties'].EventDestination).toMatchObject({ Enabled: true });
  });

  it('brings what came back of this stack’s mails, and of no other’s, to mail-feedback', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        'detail-type': ['Email Bounced', 'Email Complaint Received', 'Email Rejected'],
        detail: {
          mail: {
            tags: {
              'ses:configuration-set': [{ Ref: Match.stringLikeRegexp('^MailConfigurationSet') }],
            },
          },
        },
      },
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MailFeedback'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [failureQueue, 'Arn'] } },
        }),
      ],
    });
  });
});

describe('the sweep', () => {
  it('is woken every minute, like relay, mailer, letters and renderer, with no wake kept for later', () => {
    const schedules = Object.values(template.findResources('AWS::Scheduler::Schedule')).filter(
      ({ Properties }) => Properties.ScheduleExpression === 'rate(1 minute)',
    );
    expect(schedules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual([
      'rate(1 minute)',
      'rate(1 minute)',
      'rate(1 minute)',
      'rate(1 minute)',
      'rate(1 minute)',
    ]);
    for (const { Properties } of schedules) {
      expect(Properties.Target.RetryPolicy).toEqual({
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: 60,
      });
      expect(Properties.Target.DeadLetterConfig).toBeDefined();
    }
    expect(schedules.map(({ Properties }) => JSON.parse(Properties.Target.Input))).toEqual(
      ['relay', 'mailer', 'letters', 'renderer', 'sweeper'].map((wakes) => ({ tick: true, wakes })),
    );
  });
});

describe('a tick', () => {
  it('is forgotten after a minute, and not tried again: the next one sees the same rows', () => {
    const kept = new Map(
      Object.values(template.findResources('AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => [
        flat(Properties.FunctionName),
        Properties,
      ]),
    );
    const woken = Object.values(template.findResources('AWS::Scheduler::Schedule')).flatMap(
      ({ Properties }) =>
        Properties.ScheduleExpression === 'rate(1 minute)'
          ? [flat(Properties.Target.Arn).replace(/\.Arn$/, '')]
          : [],
    );
    expect(woken.length).toBeGreaterThan(3);
    for (const name of woken)
      expect(kept.get(name), name).toMatchObject({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
  });

  it('comes once its role may wake', () => {
    for (const { DependsOn } of Object.values(template.findResources('AWS::Scheduler::Schedule')))
      expect(DependsOn).toContainEqual(expect.stringMatching(/^\w+RoleDefaultPolicy/));
  });
});

describe('open-stage', () => {
  it('is kept warm where people wait for it, by a wake every five minutes', () => {
    const warm = (of: typeof template) =>
      Object.values(of.findResources('AWS::Scheduler::Schedule')).flatMap(({ Properties }) =>
        Properties.ScheduleExpression === 'rate(5 minutes)' ? [flat(Properties.Target.Arn)] : [],
      );
    expect(warm(template)).toEqual(['OpenStage.Arn']);
    expect(warm(trial)).toEqual([]);
  });
});

describe('what failed for good', () => {
  it('lies in one queue, encrypted, for two weeks', () => {
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      SqsManagedSseEnabled: true,
    });
  });
});

describe('the logs', () => {
  it('are kept as long as the settings say, each of them', () => {
    const kept = (of: typeof template) =>
      Object.values(of.findResources('AWS::Logs::LogGroup')).map(
        ({ Properties }) => Properties.RetentionInDays,
      );
    expect(new Set(kept(template))).toEqual(new Set([90]));
    expect(new Set(kept(makeTemplate({ logDays: '30' })))).toEqual(new Set([30]));
    expect(kept(template)).toHaveLength(14);
  });
});
