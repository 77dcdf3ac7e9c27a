import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { startMailbox } from '../../local/mailbox/start-mailbox.ts';
import { linkIn, readMails } from '../../local/visitor/mailbox.ts';
import { workInParallel } from '../driver/parallel-office.ts';
import { type Deployed, readStack } from './deployed-stack.ts';
import { startBridge } from './bridge.ts';
import { invoke } from './invoke.ts';
import { makeWithoutStream } from './without-stream.ts';
import { changeEnvironment } from './change-environment.ts';
import { visitBoard } from './visit-board.ts';

/**
 * `npm run trial`: bootstraps and deploys the whole stack against an AWS on this machine (`AWS_ENDPOINT_URL`), asks
 * that no resource was left out, takes the demo plan from its import to sign-off on the deployed functions and the
 * deployed state machine, and looks at the deployed board. docs/trial.md says what is played by the trial itself, because emulators cannot.
 */
const endpoint = process.env['AWS_ENDPOINT_URL'] ?? '';
if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(endpoint)) {
  console.error(
    'Set AWS_ENDPOINT_URL to an AWS emulator on this machine, like http://127.0.0.1:5055 (docs/trial.md says more). ' +
      'The trial changes functions that it has deployed, so it never runs against a real account.',
  );
  process.exit(2);
}
const account = process.env['AWS_ACCOUNT_ID'] ?? '123456789012';
const region = process.env['AWS_REGION'] ?? 'ap-southeast-3';
process.env['AWS_REGION'] = region;
const STACK = 'paraf-trial';
const SECTION = 'demo.bank-sampah';
const FUNCTIONS = ['OpenStage', 'Halt', 'Relay', 'Mailer', 'Sweeper', 'ReviewWeb', 'TrackerWeb', 'SignIn'];
const settings = [
  `-c=sender=masterplan@kominfo.example`,
  `-c=stack=${STACK}`,
  `-c=flavour=${process.argv[2] ?? 'dev'}`,
  // More settings, such as -c=viewers=kepala@kominfo.example.
  ...process.argv.slice(3),
];

const dataDir = mkdtempSync(join(tmpdir(), 'paraf-trial-'));
const undo: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
try {
  await run('npx', 'cdk', 'bootstrap', `aws://${account}/${region}`, ...settings);
  await run(
    'npx',
    'cdk',
    'deploy',
    STACK,
    '--require-approval=never',
    '--method=direct',
    '--progress=events',
    ...settings,
  );
  const stack = await readStack(new CloudFormationClient({}), STACK);
  console.log(`${stack.resources} resources are there, none is missing.`);
  await goThrough(stack);
} catch (fault) {
  console.error(`\nThe trial failed: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exitCode = 1;
} finally {
  for (const each of undo.reverse()) await each();
}

async function goThrough({ functionOf, routes, table }: Deployed): Promise<void> {
  const lambda = new LambdaClient({});
  const mailbox = await startMailbox({ port: 0, dataDir });
  undo.push(() => mailbox.stop());
  const client = new DynamoDBClient({});
  await makeWithoutStream(client, table);
  const bridge = await startBridge(lambda, routes);
  undo.push(() => bridge.stop());
  const here = {
    FIRST_TRY_SECONDS: '1',
    MAILS_PER_SECOND: '50',
    BASE_URL: bridge.base,
    AWS_ENDPOINT_URL_SES: mailbox.sesEndpoint,
  };
  for (const name of FUNCTIONS) await changeEnvironment(lambda, functionOf(name), here);

  await paraf('import', 'samples/demo.json', '--sample', '--start');
  const office = workInParallel({
    mailbox: mailbox.url,
    sectionOf: () => SECTION,
    personOf: (address) => address,
    // The consultant returns the first draft, so that every stage is gone through twice.
    returns: (_section, person) => person.includes('ugm'),
  });
  undo.push(() => office.stop());
  const until = Date.now() + 10 * 60_000;
  for (;;) {
    for (const name of ['Relay', 'Mailer', 'Sweeper']) await invoke(lambda, functionOf(name), { tick: true });
    const mails = await readMails(mailbox.url);
    if (mails.some(({ subject }) => subject.startsWith('Telah disahkan'))) break;
    if (Date.now() > until) throw new Error(`not signed off after 10 minutes: ${mails.length} mails`);
    await new Promise((passed) => setTimeout(passed, 300));
  }
  const mails = await readMails(mailbox.url);
  for (const { subject, to } of mails) console.log(`  mail to ${to[0]?.address}: ${subject}`);
  const decisions = office.pressed.filter(({ acknowledged }) => acknowledged);
  if (office.awry.length > 0) throw new Error(office.awry.join('\n'));
  await paraf('status');
  await paraf('verify');
  await visitBoard(
    bridge.base,
    { client: DynamoDBDocumentClient.from(client), table },
    {
      id: 'demo',
      section: SECTION,
      title: 'Bank Sampah',
      coordinator: 'koordinator@kominfo.bojonegoro.example',
    },
  );
  console.log('The board is for its coordinator alone, until they sign out.');
  const links = mails.filter((mail) => linkIn(mail) !== null).length;
  console.log(`Signed off: ${decisions.length} decisions through ${links} links, ${mails.length} mails.`);
}

function paraf(...words: readonly string[]): Promise<void> {
  return run(process.execPath, '--import', 'tsx', 'cli/paraf.ts', ...words, '--stack', STACK);
}

function run(command: string, ...words: readonly string[]): Promise<void> {
  console.log(`\n$ ${[command, ...words].join(' ')}`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${words.join(' ')} ended with ${code}`)),
    );
  });
}
