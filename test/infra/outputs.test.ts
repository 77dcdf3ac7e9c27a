import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../cli/read-outputs.ts';
import { makeTemplate, sender } from './synthesised.ts';
import { flat } from './template-reading.ts';

const outputs: Record<string, { Value: unknown }> = makeTemplate().toJSON().Outputs;

describe('what a deployment says at its end', () => {
  it('is all that `paraf --stack` looks for', async () => {
    const Outputs = Object.entries(outputs).map(([OutputKey, { Value }]) => ({
      OutputKey,
      OutputValue: flat(Value),
    }));
    const cloudformation = new CloudFormationClient({ region: 'ap-southeast-3' });
    cloudformation.middlewareStack.add(
      () => async () => ({
        output: { $metadata: {}, Stacks: [{ Outputs, StackStatus: 'CREATE_COMPLETE' }] },
        response: {},
      }),
      { step: 'initialize' },
    );
    expect(await readOutputs(cloudformation, 'paraf', 'ap-southeast-3')).toMatchObject({
      region: 'ap-southeast-3',
      sender,
      configurationSet: 'MailConfigurationSet',
    });
  });

  it('are the DNS records', () => {
    expect(flat(outputs['Dkim1']?.Value)).toBe(
      'MailIdentity.DkimDNSTokenName1 CNAME MailIdentity.DkimDNSTokenValue1',
    );
    expect(outputs['MailFromMx']?.Value).toBe(
      'surat.kominfo.example MX 10 feedback-smtp.ap-southeast-3.amazonses.com',
    );
    expect(outputs['MailFromSpf']?.Value).toBe(
      'surat.kominfo.example TXT "v=spf1 include:amazonses.com ~all"',
    );
  });

  it('are none of a domain that SES knows already', () => {
    const known = makeTemplate({ identity: 'existing' }).toJSON().Outputs;
    expect(Object.keys(known).filter((name) => /^(Dkim|MailFrom)/.test(name))).toEqual([]);
    expect(flat(known['Next1Dns'].Value)).toMatch(/^The records of kominfo\.example are there: it is known/);
    expect(flat(outputs['Next1Dns']?.Value)).toContain(
      'Put the records of the outputs Dkim1, Dkim2, Dkim3, MailFromMx, MailFromSpf into the DNS.',
    );
  });

  it('is what to do next, in order: DNS, the sandbox, alarms, a check, the first plan, signing in, the quota', () => {
    const next = Object.keys(outputs).filter((name) => name.startsWith('Next'));
    expect(next.sort()).toEqual([
      'Next1Dns',
      'Next2Sandbox',
      'Next3Alarms',
      'Next4Check',
      'Next5Plan',
      'Next6SignIn',
      'Next7Quota',
    ]);
    expect(flat(outputs['Next5Plan']?.Value)).toBe(
      'AWS_REGION=ap-southeast-3 npm run paraf -- --stack paraf import my-plan.json --start',
    );
    // CloudFormation's limit.
    for (const { Value } of Object.values(outputs)) expect(flat(Value).length).toBeLessThan(1024);
  });

  it('asks for no quota that is there already', () => {
    const grown = makeTemplate({ concurrencyQuota: '1000' }).toJSON().Outputs;
    expect(Object.keys(grown)).not.toContain('Next7Quota');
  });

  it('says that nobody can sign in yet, and how somebody could', () => {
    expect(outputs['Next6SignIn']?.Value).toBe(
      'Nobody can sign in yet. Name people: npx cdk deploy with -c coordinators=a@kominfo.example,b@kominfo.example -c viewers=c@kominfo.example beside the settings of before.',
    );
  });

  it('says how the invited sign in, where the plan names them, and who helps', () => {
    const invited = makeTemplate({ viewers: 'kepala@kominfo.example' }).toJSON().Outputs;
    const text = flat(invited['Next6SignIn'].Value);
    expect(text).toMatch(/^Who is invited gets a mail from no-reply@verificationemail\.com/);
    expect(text).toContain('opens ReviewApi.ApiEndpoint/, ');
    expect(text).toContain('authenticator app');
    expect(text).toContain('into its "coordinators" or "viewers", then import it');
    expect(text).toContain('docs/runbook.md#who-may-sign-in');
    expect(text.length).toBeLessThan(900);
    // The addresses of people stand in no output: whoever may read the stack reads those.
    expect(JSON.stringify(invited)).not.toContain('kepala@');
  });
});
