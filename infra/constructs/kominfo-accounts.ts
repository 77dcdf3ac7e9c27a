import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { accept } from './accepted.ts';
import { invitation, TEMPORARY_PASSWORD_DAYS, verification } from './account-mails.ts';

export type KominfoAccountsProps = {
  /** Where the board is, without a trailing slash. */
  baseUrl: string;
  /** Lower-case addresses; nobody stands in both. */
  coordinators: readonly string[];
  viewers: readonly string[];
  /** The first part of the sign-in page's host. Without it: of the stack and the account. */
  prefix?: string | undefined;
  keepData: boolean;
};

/**
 * Who may sign in to Kominfo's pages: an account for each address that the settings name, and no other, in the group that
 * says the most that it may ever do. Cognito asks for the password and the code of an authenticator app; what somebody
 * may do in a plan, the plan says. While nobody is named there is no sign-in page either.
 */
export class KominfoAccounts extends Construct {
  readonly #pool: UserPool;
  readonly #client: UserPoolClient;

  constructor(scope: Construct, id: string, props: KominfoAccountsProps) {
    super(scope, id);
    this.#pool = this.#makePool(props);
    this.#client = this.#makeClient(props.baseUrl);
    if (props.coordinators.length + props.viewers.length > 0) this.#invite(props);
  }

  get poolId(): string {
    return this.#pool.userPoolId;
  }

  /** What sign-in must know to let people sign in. */
  get environment(): { ISSUER: string; CLIENT_ID: string } {
    const { region, urlSuffix } = Stack.of(this);
    return {
      ISSUER: `https://cognito-idp.${region}.${urlSuffix}/${this.poolId}`,
      CLIENT_ID: this.#client.userPoolClientId,
    };
  }

  #makePool({ baseUrl, keepData }: KominfoAccountsProps): UserPool {
    const pool = new UserPool(this, 'Pool', {
      // The least that has sign-in pages in Indonesian. Its first 10,000 people a month are free, then US$0.015 each.
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // Whoever moves to another address keeps the one that was invited until the new one is proven.
      keepOriginal: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false, email: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(TEMPORARY_PASSWORD_DAYS),
      },
      // A code by mail sets a new password; the authenticator is asked for all the same.
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: invitation(baseUrl),
      userVerification: verification,
      deletionProtection: keepData,
      removalPolicy: keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(pool, {
      'AwsSolutions-COG8':
        'The Plus plan asks risky sign-ins for a second factor; here every one is asked. It would keep a log of where people were, for US$0.02 each from the first.',
    });
    return pool;
  }

  #makeClient(baseUrl: string): UserPoolClient {
    return this.#pool.addClient('Client', {
      // A public client: what proves that a code is ours is PKCE, and no secret has to be kept or changed.
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${baseUrl}/sign-in/callback`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // Tokens are read once, at the callback; who is signed in, Paraf's own session says. The least that Cognito has.
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      // Whoever signs in first has to install an app meanwhile. The most that Cognito has.
      authSessionValidity: Duration.minutes(15),
    });
  }

  #invite({ coordinators, viewers, prefix }: KominfoAccountsProps): void {
    const { stackName, account } = Stack.of(this);
    this.#pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: prefix ?? `${stackName.toLowerCase()}-${account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a style, the newer sign-in pages are not shown at all.
    new CfnManagedLoginBranding(this, 'Style', {
      userPoolId: this.poolId,
      clientId: this.#client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.#fill('coordinators', 'May act in plans that name them as coordinators', coordinators);
    this.#fill('viewers', 'May look at plans that name them, and never act', viewers);
  }

  #fill(groupName: string, description: string, addresses: readonly string[]): void {
    const group = this.#pool.addGroup(groupName, { groupName, description });
    for (const address of addresses) this.#inviteOne(address, group);
  }

  /** The mail goes out as the account is made. A person who changes groups keeps the account. */
  #inviteOne(address: string, group: UserPoolGroup): void {
    const account = new CfnUserPoolUser(this, address, {
      userPoolId: this.poolId,
      username: address,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: address },
        { name: 'email_verified', value: 'true' },
      ],
    });
    new CfnUserPoolUserToGroupAttachment(this, `${group.node.id} ${address}`, {
      userPoolId: this.poolId,
      username: address,
      groupName: group.groupName,
    }).addResourceDependency(account);
  }
}
