import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../infra/settings.ts';

const read = (context: Record<string, unknown>) => readSettings((name) => context[name]);
const sender = 'masterplan@kominfo.example';

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
      flavour: 'prod',
      stack: 'paraf',
      region: 'ap-southeast-3',
      logDays: 90,
    });
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
  ])('refuse %j in words', (context, words) => {
    expect(refusal(context)).toContain(`  ${words}\n`);
  });

  it('name every fault at once', () => {
    expect(refusal({ flavour: 'x', logDays: 1 }).split('\n')).toHaveLength(5);
  });

  it('take a number as the command line gives it', () => {
    expect(read({ sender, logDays: '30' }).logDays).toBe(30);
  });
});
