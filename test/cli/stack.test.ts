import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Terminal } from '../../cli/command.ts';
import { runCommand } from '../../cli/run-command.ts';
import { stackOffice } from '../../cli/stack-office.ts';
import type { Table } from '../../functions/records/table.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { paraf } from '../driver/paraf-command.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { planText } from '../plan-file/small-plan.ts';
import { startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { smallOffice, VISI } from './office.ts';

const OUTPUTS: Readonly<Record<string, string>> = {
  Region: 'ap-southeast-3',
  BucketName: 'paraf-documents',
  StateMachineArn: 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:SectionApproval',
  BaseUrl: 'https://paraf.kominfo.example',
  Sender: 'masterplan@kominfo.example',
  ConfigurationSet: 'paraf',
};

let local: RecordsTable;
let table: Table;
let cloudFormation: Server;
/** What the stack "paraf" says of itself. */
let outputs: Record<string, string>;

/** CloudFormation as far as it is asked: the outputs of one stack, in its own XML. */
function answer(form: URLSearchParams, signedBy: string): [number, string] {
  const error = (code: string, message: string): [number, string] => [
    code === 'AccessDenied' ? 403 : 400,
    `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  ];
  if (signedBy.includes('Credential=DENIED/')) {
    return error('AccessDenied', 'User: tamu is not authorized to perform: cloudformation:DescribeStacks.');
  }
  if (signedBy.includes('Credential=STRANGER/'))
    return error('InvalidClientTokenId', 'The token is invalid.');
  const name = form.get('StackName') ?? '';
  if (name !== 'paraf') return error('ValidationError', `Stack with id ${name} does not exist`);
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return [
    200,
    `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>paraf</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  ];
}

beforeAll(async () => {
  local = await startRecordsTable();
  table = await local.fresh();
  await smallOffice(table);
  cloudFormation = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const [status, xml] = answer(new URLSearchParams(body), request.headers.authorization ?? '');
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    });
  });
  await new Promise<void>((listening) => cloudFormation.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  cloudFormation.close();
  await local.stop();
});

beforeEach(() => {
  outputs = { ...OUTPUTS, TableName: table.name };
  const at = cloudFormation.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  signIn('local');
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', `http://127.0.0.1:${at.port}`);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', local.endpoint);
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

function signIn(key: string | undefined): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', key);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', key);
  vi.stubEnv('AWS_REGION', undefined);
}

async function onStack(...words: readonly string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const terminal: Terminal = {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    connect: (stack) => stackOffice(stack ?? 'none was named'),
  };
  const code = await runCommand(words, terminal);
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

describe('paraf --stack', () => {
  test('as a process, works on the records of the stack, with no Paraf running here', async () => {
    const { code, out, err } = await paraf(temporaryFolder(), 'status', '--json', '--stack', 'paraf');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toHaveLength(2);
  });

  test('takes the stack before the command, too', async () => {
    expect(await onStack('--stack', 'paraf', 'status')).toMatchObject({ code: 0, err: '' });
    expect(await onStack('--stack=lain', 'status')).toMatchObject({ code: 3 });
    expect(await onStack('--stack', 'paraf')).toMatchObject({ code: 2 });
  });

  test('acts there too: whoever is signed in may', async () => {
    const acted = await onStack('hold', 'misi', '--by', 'Wati', '--why', 'Menunggu data', '--stack', 'paraf');
    expect(acted).toMatchObject({ code: 0, err: '' });
    expect((await onStack('status', '--plan', 'kecil', '--stack=paraf')).out).toContain('ON HOLD');
  });

  test('takes no plan whose addresses lead nowhere, unless it is said to be a sample', async () => {
    const folder = temporaryFolder();
    const planFile = (domain: string): string => {
      const path = join(folder, `${domain}.json`);
      writeFileSync(path, planText().replaceAll(/@[a-z.]+example/g, `@${domain}`));
      return path;
    };
    const importOf = (path: string, ...more: readonly string[]) =>
      onStack('import', path, '--stack', 'paraf', ...more);
    for (const domain of ['dinkes.example', 'Example.COM', 'x.test', 'invalid', 'localhost']) {
      const { code, err } = await importOf(planFile(domain));
      expect(code).toBe(1);
      expect(err).toContain('nothing was written. Mails to these would bounce:\n  contact.email: tanya@');
      expect(err).toContain(`people[5].email: sekda@${domain} leads nowhere.`);
    }
    expect(await importOf(planFile('contest.go.id'))).toMatchObject({ code: 0 });
    expect(await importOf(planFile('dinkes.example'), '--sample')).toMatchObject({ code: 0 });
  });

  test('reads the drafts from the stack’s bucket, and says so where it may not', async () => {
    const bucket = 'paraf-lain';
    outputs = { ...outputs, BucketName: bucket, TableName: (await local.fresh()).name };
    const office = await smallOffice({ ...table, name: outputs['TableName'] ?? '' });
    await office.inReview();
    const store = await startDocumentsStore({ dataDir: temporaryFolder(), bucket });
    try {
      vi.stubEnv('AWS_ENDPOINT_URL_S3', store.endpoint);
      const refused = await onStack('verify', '--stack', 'paraf');
      expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/^AWS refuses this to you: /)]);
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', store.key.secretAccessKey);
      const { code, err } = await onStack('verify', '--stack', 'paraf');
      expect([code, err]).toEqual([
        1,
        expect.stringContaining('a draft of round 1 that is not in the store'),
      ]);
      expect(err).toContain(VISI);
    } finally {
      await store.stop();
    }
  });

  test('says which stack there is none of, and in which region it looked', async () => {
    const { code, err } = await onStack('status', '--stack', 'lain');
    expect(code).toBe(3);
    expect(err).toContain('There is no stack "lain" in ap-southeast-3 of this account.');
  });

  test('looks in the region that the engineer’s settings name', async () => {
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    expect((await onStack('status', '--stack', 'lain')).err).toContain('in eu-west-1');
  });

  test('says what a stack lacks that is no Paraf of this release', async () => {
    const { TableName: _, ...rest } = outputs;
    outputs = rest;
    const { code, err } = await onStack('status', '--stack', 'paraf');
    expect(code).toBe(1);
    expect(err).toContain('The stack paraf (UPDATE_COMPLETE) has no output TableName.');
  });

  test.each([
    [undefined, 'AWS does not know who asks (CredentialsProviderError). Sign in'],
    ['STRANGER', 'AWS does not know who asks (InvalidClientTokenId). Sign in'],
    [
      'DENIED',
      'is not authorized to perform: cloudformation:DescribeStacks. Ask whoever manages the account',
    ],
  ])('signed in as %s, says so in a sentence with a way forward', async (key, said) => {
    signIn(key);
    const { code, err } = await onStack('status', '--stack', 'paraf');
    expect(code).toBe(1);
    expect(err).toContain(said);
  });

  test('says that nothing answers where nothing does', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { code, err } = await onStack('status', '--stack', 'paraf');
    expect(code).toBe(1);
    expect(err).toContain('No answer (ECONNREFUSED)');
  });
});
