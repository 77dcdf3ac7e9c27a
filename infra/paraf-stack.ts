import { Annotations, Stack, Tags } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { streamFilters } from '../functions/outbox/stream-filters.ts';
import { Alarms } from './constructs/alarms.ts';
import { DeployedFunction, type DeployedFunctionProps } from './constructs/deployed-function.ts';
import { DocumentsBucket } from './constructs/documents-bucket.ts';
import { EventTrigger } from './constructs/event-trigger.ts';
import { EveryMinute } from './constructs/every-minute.ts';
import { FailureQueue } from './constructs/failure-queue.ts';
import {
  mayKeepSessions,
  mayKnowWhoIsThere,
  mayQueryIndex,
  mayRead,
  mayWrite,
} from './constructs/key-families.ts';
import { KominfoAccounts } from './constructs/kominfo-accounts.ts';
import { KeptWarm } from './constructs/kept-warm.ts';
import { MailSender } from './constructs/mail-sender.ts';
import { OutboxStream } from './constructs/outbox-stream.ts';
import { Overview } from './constructs/overview.ts';
import { RecordsTable } from './constructs/records-table.ts';
import { ApprovalPath, badEnds } from './constructs/approval-path.ts';
import { watchErrors, watchMost, watchTheRest } from './constructs/watch-all.ts';
import { SecondCopy } from './constructs/second-copy.ts';
import { WebApi } from './constructs/web-api.ts';
import { sayOutputs } from './outputs.ts';
import { batchesOf, reservedFor } from './concurrency.ts';
import type { Settings } from './settings.ts';
import { timing } from './timing.ts';
import { PATH_NAMES } from '../functions/approval/path/stages.ts';

type Deploying = Omit<DeployedFunctionProps, 'logDays' | 'architecture' | 'reserved' | 'traced'>;

/** Said at synth: the address that mails come from is seldom one that is read at night. */
const UNHEARD =
  'No alarmAddress is given: alarms go to the sender’s own mailbox. Name one that somebody reads: -c alarmAddress=piket@kominfo.example';

/** Paraf on AWS. Reads from top to bottom: stores, the path, the outbox, letters, drafts to read, the webs, repair, mail that came back, alarms. */
export class ParafStack extends Stack {
  readonly #settings: Settings;

  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stack, {
      env: { region: settings.region },
      description: 'Paraf: masterplan sections through drafting, review and sign-off, by email link',
      // A deleted stack leaves its data, but links that were mailed lead nowhere.
      terminationProtection: settings.flavour === 'prod',
    });
    this.#settings = settings;
    Tags.of(this).add('paraf:flavour', settings.flavour);
    const isReal = settings.flavour === 'prod';
    const { logDays, recoveryDays, concurrencyQuota } = settings;

    const namespace = `Paraf/${settings.stack}`;

    const table = new RecordsTable(this, 'Records', { keepData: isReal, recoveryDays });
    const documents = new DocumentsBucket(this, 'Documents', { keepData: isReal });
    if (isReal) new SecondCopy(this, 'SecondCopy', { table, bucket: documents, lock: settings.vaultLock });
    const failures = new FailureQueue(this, 'Failures');
    const mail = new MailSender(this, 'Mail', {
      address: settings.sender,
      isKnown: settings.identity === 'existing',
    });
    const api = new WebApi(this, 'Review', { logDays, own: ownHost(settings) });
    const records = { TABLE: table.tableName, ...timing };
    const links = { BASE_URL: settings.baseUrl ?? api.baseUrl };
    const sending = {
      SENDER: settings.sender,
      REPLY_TO: settings.replyTo ?? '',
      CONFIGURATION_SET: mail.configurationSet.configurationSetName,
      MAILS_PER_SECOND: '0',
      ...links,
    };

    // The path
    const openStage = this.#deploy('open-stage', {
      description: 'Opens a stage when the path reaches it',
      environment: records,
      timeoutSeconds: 30,
    });
    openStage.allow(mayRead(table, 'PLAN', 'SECTION'), mayWrite(table, 'PLAN', 'SECTION', 'OUTBOX'));

    const halt = this.#deploy('halt', {
      description: 'Marks a section whose path broke, and tells the coordinators',
      environment: records,
      timeoutSeconds: 30,
    });
    halt.allow(mayRead(table, 'PLAN', 'SECTION'), mayWrite(table, 'PLAN', 'SECTION', 'OUTBOX'));

    const paths = PATH_NAMES.map(
      (path) => new ApprovalPath(this, { path, openStage, halt, logDays, traced: isReal }),
    );
    const machines = Object.fromEntries(paths.map((it) => [it.path, it.stateMachineArn]));
    const machine = { STATE_MACHINES: this.toJsonString(machines) };

    if (isReal) new KeptWarm(this, 'KeptWarm', { kept: openStage });

    // The outbox
    const relay = this.#deploy('relay', {
      description: 'Starts, resumes and stops executions as the outbox says',
      environment: { ...records, ...machine },
      timeoutSeconds: 60,
      failures,
    });
    relay.allow(
      mayRead(table, 'PLAN', 'SECTION', 'OUTBOX'),
      mayWrite(table, 'OUTBOX'),
      mayQueryIndex(table, 'by-time'),
    );
    for (const path of paths) path.mayBeDrivenBy(relay);
    new OutboxStream(this, 'RelayStream', {
      table,
      reader: relay,
      filter: streamFilters.relay,
      batchSize: 10,
      parallel: batchesOf('relay', concurrencyQuota),
      failures,
    });

    const mailer = this.#deploy('mailer', {
      description: 'Mints links and sends the mails that the outbox holds',
      environment: { ...records, ...sending },
      timeoutSeconds: 60,
      failures,
    });
    mailer.allow(
      mayRead(table, 'PLAN', 'PEOPLE', 'SECTION', 'OUTBOX', 'COMMENTS'),
      mayWrite(table, 'LINK', 'OUTBOX'),
      mayQueryIndex(table, 'by-time'),
    );
    mail.allow(mailer);
    new OutboxStream(this, 'MailerStream', {
      table,
      reader: mailer,
      filter: streamFilters.mailer,
      batchSize: 10,
      parallel: batchesOf('mailer', concurrencyQuota),
      failures,
    });

    // The letters of a day
    const letters = this.#deploy('letters', {
      description: 'Makes one letter a person, plan and working day',
      environment: records,
      timeoutSeconds: 60,
      failures,
    });
    letters.allow(
      mayRead(table, 'PLAN', 'PEOPLE', 'LETTER'),
      mayWrite(table, 'LETTER', 'OUTBOX'),
      mayQueryIndex(table, 'by-time'),
    );

    // Drafts to read
    const renderer = this.#deploy('renderer', {
      description: 'Makes drafts readable on the page, and compares them',
      environment: {
        TABLE: table.tableName,
        FIRST_TRY_SECONDS: timing.FIRST_TRY_SECONDS,
        MOVE_SECONDS: timing.MOVE_SECONDS,
        RENDER_LEASE_SECONDS: timing.LEASE_SECONDS,
        BUCKET: documents.bucketName,
      },
      // A draft may take a minute; a tick begins none after twenty seconds.
      timeoutSeconds: 100,
      // What reads has a heap of 700 MB, beside this process and the draft; and more than one processor's share.
      memoryMB: 2048,
      failures,
    });
    renderer.allow(
      mayRead(table, 'SECTION', 'READABLE', 'RENDER'),
      mayWrite(table, 'READABLE', 'RENDER'),
      mayQueryIndex(table, 'by-time'),
    );
    documents.mayBeMadeReadableBy(renderer);
    // A draft is a run's work: what is slow or kills its run holds up no other.
    new OutboxStream(this, 'RendererStream', {
      table,
      reader: renderer,
      filter: streamFilters.renderer,
      batchSize: 1,
      parallel: batchesOf('renderer', concurrencyQuota),
      failures,
    });

    // The webs
    const reviewWeb = this.#deploy('review-web', {
      description: 'The pages behind an emailed link',
      environment: { ...records, ...links, API_URL: api.url, BUCKET: documents.bucketName },
      // The API gives up after 30 seconds.
      timeoutSeconds: 29,
      memoryMB: 1024,
    });
    reviewWeb.allow(
      mayRead(table, 'PLAN', 'PEOPLE', 'SECTION', 'LINK', 'READABLE', 'PAPERS', 'COMMENTS'),
      mayWrite(table, 'PLAN', 'SECTION', 'LINK', 'OUTBOX', 'RENDER', 'PAPERS', 'COMMENTS'),
      mayQueryIndex(table, 'by-person'),
    );
    documents.mayBeUsedBy(reviewWeb);
    documents.mayBeReadOnPagesBy(reviewWeb);

    const accounts = new KominfoAccounts(this, 'Accounts', {
      baseUrl: links.BASE_URL,
      coordinators: settings.coordinators,
      viewers: settings.viewers,
      prefix: settings.signInPrefix,
      keepData: isReal,
    });
    const trackerWeb = this.#deploy('tracker-web', {
      description: 'The board and the acts of who is signed in',
      environment: { ...records, ...links, BUCKET: documents.bucketName },
      // The API gives up after 30 seconds.
      timeoutSeconds: 29,
      memoryMB: 1024,
    });
    trackerWeb.allow(
      mayRead(table, 'PLAN', 'PEOPLE', 'SECTION', 'OUTBOX', 'READABLE', 'COMMENTS'),
      mayWrite(table, 'PLAN', 'PEOPLE', 'SECTION', 'OUTBOX'),
      ...mayKnowWhoIsThere(table),
    );
    documents.mayBeServedBy(trackerWeb);
    documents.mayBeReadOnPagesBy(trackerWeb);

    const signIn = this.#deploy('sign-in', {
      description: 'Signing in and out',
      environment: { TABLE: table.tableName, ...links, ...accounts.environment },
      // The API gives up after 30 seconds.
      timeoutSeconds: 29,
      memoryMB: 1024,
    });
    signIn.allow(mayKeepSessions(table));
    api.answerWith({ links: reviewWeb, board: trackerWeb, door: signIn });

    // Repair
    const sweeper = this.#deploy('sweeper', {
      description: 'Notices what is due, repairs what was lost',
      environment: { ...records, ...machine, METRICS: namespace },
      timeoutSeconds: 110,
      failures,
    });
    sweeper.allow(
      mayRead(table, 'PLAN', 'SECTION', 'OUTBOX', 'READABLE', 'RENDER'),
      mayWrite(table, 'PLAN', 'SECTION', 'OUTBOX', 'RENDER'),
      mayQueryIndex(table, 'by-time'),
    );
    new EveryMinute(this, 'EveryMinute', { wakes: { relay, mailer, letters, renderer, sweeper }, failures });

    const watch = this.#deploy('execution-watch', {
      description: 'Notices an execution that failed or was stopped',
      environment: { ...records, ...machine },
      timeoutSeconds: 30,
      failures,
    });
    watch.allow(mayRead(table, 'PLAN', 'SECTION', 'OUTBOX'), mayWrite(table, 'PLAN', 'SECTION', 'OUTBOX'));
    new EventTrigger(this, 'ExecutionChanges', {
      description: 'Paraf: an execution failed, timed out or was stopped',
      pattern: badEnds(paths),
      wakes: watch,
      failures,
    });

    // Mail that came back
    const feedback = this.#deploy('mail-feedback', {
      description: 'Notices a mail that bounced or was reported as spam',
      environment: records,
      timeoutSeconds: 30,
      failures,
    });
    feedback.allow(
      mayRead(table, 'PLAN', 'PEOPLE', 'SECTION', 'OUTBOX'),
      mayWrite(table, 'PLAN', 'PEOPLE', 'SECTION', 'OUTBOX'),
    );
    new EventTrigger(this, 'MailFeedbackEvents', {
      description: 'Paraf: a mail bounced, was rejected or reported as spam',
      pattern: mail.feedback,
      wakes: feedback,
      failures,
    });

    const alarms = new Alarms(this, 'Alarms', { address: settings.alarmAddress });
    const readers = this.node.findAll().flatMap((it) => (it instanceof OutboxStream ? [it.reader] : []));
    const webs = [reviewWeb, trackerWeb, signIn];
    const watched = { api, webs, paths, failures, sweeper, readers, namespace };
    watchMost(alarms, watched);
    if (isReal) {
      api.countTurnedAway(namespace);
      watchTheRest(alarms, watched);
      new Overview(this, 'Overview', { ...watched, name: settings.stack, reviewWeb, mailer });
    } else watchErrors(alarms, watched);
    if (isReal && settings.isAlarmAddressGiven === false)
      Annotations.of(this).addWarningV2('paraf:alarms-unheard', UNHEARD);

    sayOutputs(this, settings, {
      table,
      documents,
      paths,
      mail,
      failures,
      accounts,
      baseUrl: links.BASE_URL,
    });
  }

  #deploy(name: string, props: Deploying): DeployedFunction {
    const { logDays, architecture, concurrencyQuota, flavour } = this.#settings;
    return new DeployedFunction(this, name, {
      ...props,
      // What somebody waits for: a page, a stage that opens.
      traced: flavour === 'prod' && props.failures === undefined,
      logDays,
      architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      reserved: reservedFor(name, concurrencyQuota),
    });
  }
}

function ownHost({ domainName: host, certificate }: Settings) {
  return host === undefined || certificate === undefined ? undefined : { host, certificate };
}
