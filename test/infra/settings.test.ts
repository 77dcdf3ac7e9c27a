import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../infra/settings.ts';

const read = (context: Record<string, unknown>) => readSettings(context);
const sender = 'masterplan@kominfo.example';

const certificate =
  'arn:aws:acm:ap-southeast-3:123456789012:certificate/11111111-2222-3333-4444-555555555555';
const names = readFileSync('infra/README.md', 'utf8')
  .split('## Settings')[1]
  ?.split('**Concurrency')[0]
  ?.match(/^\| `\w+`/gm)
  ?.map((cell) => cell.replace(/\W/g, '')) ?? ['none'];

const many = (count: number) => Array.from({ length: count }, (_, one) => `a${one}@kominfo.example`).join();

function refusal(context: Record<string, unknown>): string {
  try {
    read(context);
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.message;
    throw fault;
  }
  throw new Error('the settings were accepted');
}

describe('the settings', () => {
  it('need a sender and nothing else', () => {
    expect(read({ sender })).toEqual({
      sender,
      identity: 'new',
      isAlarmAddressGiven: false,
      vaultLock: 'none',
      flavour: 'prod',
      stack: 'paraf',
      region: 'ap-southeast-3',
      architecture: 'arm64',
      logDays: 90,
      recoveryDays: 35,
      alarmAddress: sender,
      monthlyBudget: 25,
      concurrencyQuota: 10,
      coordinators: [],
      viewers: [],
    });
    expect(read({ sender, flavour: 'dev' }).monthlyBudget).toBe(5);
  });

  it('say that the sender is missing and how to give it', () => {
    expect(refusal({})).toBe(
      [
        'These settings need mending:',
        '  sender: is required',
        'Give them as: npx cdk deploy -c sender=masterplan@kominfo.example',
      ].join('\n'),
    );
  });

  it.each([
    [{ sender: 'Kominfo' }, 'sender: must be one mail address, like masterplan@kominfo.example'],
    [
      { sender: 'a@kominfo.example, b@kominfo.example' },
      'sender: must be one mail address, like masterplan@kominfo.example',
    ],
    [{ sender, flavour: 'test' }, 'flavour: must be prod or dev'],
    [{ sender, stack: '1 paraf' }, 'stack: must be letters, digits and dashes, 60 at most'],
    [{ sender, region: 'Jakarta' }, 'region: must be a region, like ap-southeast-3'],
    [{ sender, logDays: '91' }, 'logDays: must be 7, 14, 30, 60, 90, 180 or 365'],
    [
      { sender, baseUrl: 'https://paraf.example/' },
      'baseUrl: must be https:// and a host, without a trailing slash',
    ],
    [
      { sender, baseUrl: 'http://paraf.example' },
      'baseUrl: must be https:// and a host, without a trailing slash',
    ],
    [{ sender, replyTo: 'Kominfo' }, 'replyTo: must be one mail address, like masterplan@kominfo.example'],
    [{ sender, alarmAddress: '' }, 'alarmAddress: must be one mail address, like masterplan@kominfo.example'],
    [{ sender, architecture: 'arm' }, 'architecture: must be arm64 or x86_64'],
    [
      { sender, domainName: 'https://paraf.example' },
      'domainName: must be a host name, like paraf.kominfo.example',
    ],
    [{ sender, domainName: 'paraf.example' }, 'certificate: is required with domainName'],
    [{ sender, certificate }, 'domainName: is required with certificate'],
    [
      { sender, domainName: 'paraf.example', certificate: 'mine' },
      'certificate: must be the ARN of a certificate in ACM',
    ],
    [
      {
        sender,
        domainName: 'paraf.example',
        certificate: certificate.replace('ap-southeast-3', 'us-east-1'),
      },
      'certificate: must be in ap-southeast-3, where the API is',
    ],
    [
      { sender, domainName: 'paraf.example', certificate, baseUrl: 'https://paraf.example' },
      'baseUrl: follows from domainName; give one of them',
    ],
    [
      { sender, domainName: 'surat.kominfo.example', certificate },
      'domainName: must not be surat.kominfo.example, whose DNS records bring bounces back',
    ],
    [{ sender, identity: 'old' }, 'identity: must be new or existing'],
    [{ sender, recoveryDays: '36' }, 'recoveryDays: must be a whole number from 1 to 35'],
    [{ sender, recoveryDays: 'all' }, 'recoveryDays: must be a whole number from 1 to 35'],
    [{ sender, monthlyBudget: '0' }, 'monthlyBudget: must be a whole number from 1 to 100,000'],
    [{ sender, monthlyBudget: 2.5 }, 'monthlyBudget: must be a whole number from 1 to 100,000'],
    [{ sender, concurrencyQuota: '9' }, 'concurrencyQuota: must be a whole number from 10 to 100,000'],
    [{ sender, flavor: 'dev' }, `flavor: is no setting; there are ${names.join(', ')}`],
    [
      { sender, coordinators: 'a@kominfo.example;b' },
      'coordinators: must be mail addresses, parted by commas, like a@kominfo.example,b@kominfo.example',
    ],
    [{ sender, coordinators: true }, 'coordinators: must be mail addresses, parted by commas'],
    [{ sender, coordinators: 'a@kominfo.example,A@kominfo.example' }, 'coordinators: names an address twice'],
    [{ sender, coordinators: many(11) }, 'coordinators: must be 10 addresses at most'],
    [{ sender, viewers: many(21) }, 'viewers: must be 20 addresses at most'],
    [
      { sender, coordinators: 'a@kominfo.example', viewers: 'A@kominfo.example' },
      'viewers: a@kominfo.example is a coordinator already, who may look as well',
    ],
    [
      { sender, viewers: 'a@kominfo.example', stack: 'paraf-on-aws' },
      'signInPrefix: is required with the stack name paraf-on-aws, which no sign-in page may have',
    ],
    [
      { sender, signInPrefix: 'Kominfo' },
      'signInPrefix: must be 63 lower-case letters, digits and dashes at most, without "aws", "amazon" and "cognito"',
    ],
  ])('refuse %j in words', (context, words) => {
    expect(refusal(context)).toContain(`  ${words}\n`);
  });

  it('take addresses in lower case, with or without spaces, and none', () => {
    const { coordinators, viewers } = read({
      sender,
      coordinators: 'Rina@kominfo.example, budi@kominfo.example',
      viewers: '',
    });
    expect(coordinators).toEqual(['rina@kominfo.example', 'budi@kominfo.example']);
    expect(viewers).toEqual([]);
  });

  it('take as many as are asked for at most', () => {
    expect(read({ sender, coordinators: many(10) }).coordinators).toHaveLength(10);
  });

  it('name every fault at once', () => {
    expect(refusal({ flavour: 'x', logDays: 1 }).split('\n')).toHaveLength(5);
  });

  it('pass over the names of the CDK’s own context', () => {
    const own = { '@aws-cdk/core:x': true, 'aws:cdk:enable-path-metadata': true, 'cli-telemetry': false };
    expect(read({ sender, ...own }).sender).toBe(sender);
  });

  it('take a number as the command line gives it', () => {
    expect(read({ sender, logDays: '30' }).logDays).toBe(30);
  });
});
