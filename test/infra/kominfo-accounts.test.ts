import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { makeTemplate } from './synthesised.ts';
import { flat, readFunctions } from './template-reading.ts';

const template = makeTemplate({
  coordinators: 'Rina@kominfo.example,budi@kominfo.example',
  viewers: 'kepala@kominfo.example',
});
const nobody = makeTemplate();

const client = () => {
  const [only, ...others] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
  expect(others).toEqual([]);
  return only?.['Properties'];
};

describe('the accounts', () => {
  it('are made by the settings alone: nobody signs up', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: Match.objectLike({ AllowAdminCreateUserOnly: true }),
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('need the code of an authenticator app each time, and no message by phone or mail will do', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      SmsConfiguration: Match.absent(),
      Policies: {
        PasswordPolicy: Match.objectLike({ MinimumLength: 12, TemporaryPasswordValidityDays: 7 }),
        SignInPolicy: Match.absent(),
      },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
  });

  it('are one for each address, invited by mail, in the group that its setting means', () => {
    const users = Object.values(template.findResources('AWS::Cognito::UserPoolUser'));
    expect(users.map(({ Properties }) => Properties.Username).sort()).toEqual([
      'budi@kominfo.example',
      'kepala@kominfo.example',
      'rina@kominfo.example',
    ]);
    for (const { Properties } of users) {
      expect(Properties.DesiredDeliveryMediums).toEqual(['EMAIL']);
      expect(Properties.MessageAction).toBeUndefined();
      expect(Properties.UserAttributes).toEqual([
        { Name: 'email', Value: Properties.Username },
        { Name: 'email_verified', Value: 'true' },
      ]);
    }
    const groups = template.findResources('AWS::Cognito::UserPoolGroup');
    const groupOf = ({ Ref }: { Ref: string }) => groups[Ref]?.['Properties'].GroupName;
    const attached = Object.values(template.findResources('AWS::Cognito::UserPoolUserToGroupAttachment'));
    expect(attached.map(({ Properties: { Username, GroupName } }) => [Username, groupOf(GroupName)])).toEqual(
      [
        ['rina@kominfo.example', 'coordinators'],
        ['budi@kominfo.example', 'coordinators'],
        ['kepala@kominfo.example', 'viewers'],
      ],
    );
  });

  it('stay, with their authenticators, where a person changes groups', () => {
    const idOf = (context: Record<string, string>) =>
      Object.keys(makeTemplate(context).findResources('AWS::Cognito::UserPoolUser'));
    expect(idOf({ viewers: 'rina@kominfo.example' })).toEqual(idOf({ coordinators: 'rina@kominfo.example' }));
  });

  it('are invited in Indonesian, to the address of the board', () => {
    const [pool] = Object.values(template.findResources('AWS::Cognito::UserPool'));
    const mail = pool?.['Properties'].AdminCreateUserConfig.InviteMessageTemplate;
    expect(mail?.EmailSubject).toBe('Undangan: papan pemantauan masterplan (Paraf)');
    const text = flat(mail?.EmailMessage);
    expect(text).toContain('Buka <a href="ReviewApi.ApiEndpoint/">');
    // Cognito refuses a text without them.
    expect(text).toContain('{username}');
    expect(text).toContain('{####}');
    expect(text).toContain('7 hari');
  });

  it('outlive the stack, but for a trial', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    });
    makeTemplate({ flavour: 'dev' }).hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: 'INACTIVE' },
    });
  });
});

describe('the client', () => {
  it('has no secret, and gets codes only, at our callback only', () => {
    expect(client()).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
    expect(client().CallbackURLs.map(flat)).toEqual(['ReviewApi.ApiEndpoint/sign-in/callback']);
    const named = makeTemplate({ baseUrl: 'https://paraf.bojonegoro.example' });
    named.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://paraf.bojonegoro.example/sign-in/callback'],
    });
  });

  it('gets tokens that are of use for minutes: sessions are Paraf’s own', () => {
    expect(client()).toMatchObject({
      IdTokenValidity: 5,
      AccessTokenValidity: 5,
      RefreshTokenValidity: 60,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
    });
  });

  it('is the one that sign-in asks as, at the pool’s issuer', () => {
    const told = readFunctions(template).get('SignIn')?.Environment.Variables;
    expect(flat(told?.['ISSUER'])).toBe('https://cognito-idp.ap-southeast-3.AWS::URLSuffix/AccountsPool');
    expect(flat(told?.['CLIENT_ID'])).toBe('AccountsPoolClient');
  });
});

describe('the sign-in page', () => {
  it('has a host of this stack and account, or the one that was given, in the newer style', () => {
    const [domain] = Object.values(template.findResources('AWS::Cognito::UserPoolDomain'));
    expect(flat(domain?.['Properties'].Domain)).toBe('paraf-AWS::AccountId');
    expect(domain?.['Properties'].ManagedLoginVersion).toBe(2);
    template.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 1);
    const given = makeTemplate({ viewers: 'a@kominfo.example', signInPrefix: 'papan-bojonegoro' });
    given.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'papan-bojonegoro' });
    const trial = makeTemplate({ viewers: 'a@kominfo.example', stack: 'Paraf-Trial' });
    const [other] = Object.values(trial.findResources('AWS::Cognito::UserPoolDomain'));
    expect(flat(other?.['Properties'].Domain)).toBe('paraf-trial-AWS::AccountId');
  });

  it('is not there while nobody may sign in', () => {
    nobody.resourceCountIs('AWS::Cognito::UserPool', 1);
    for (const type of ['UserPoolDomain', 'ManagedLoginBranding', 'UserPoolGroup', 'UserPoolUser'])
      nobody.resourceCountIs(`AWS::Cognito::${type}`, 0);
  });
});
