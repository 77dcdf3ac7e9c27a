import * as v from 'valibot';
import { mailDomains } from './mail-domains.ts';

const address = v.email('must be one mail address, like masterplan@kominfo.example');
const host = v.regex(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  'must be a host name, like paraf.kominfo.example',
);

/** A whole number, as cdk.json (number) or the command line (text) gives it. */
const whole = (from: number, to: number) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))], between(from, to)),
    v.integer(between(from, to)),
    v.minValue(from, between(from, to)),
    v.maxValue(to, between(from, to)),
  );
const between = (from: number, to: number): string =>
  `must be a whole number from ${from} to ${to.toLocaleString('en')}`;

/** Mail addresses as one setting: parted by commas, lower-cased, since an address signs in however it is typed. */
const addresses = (most: number) =>
  v.pipe(
    v.string('must be mail addresses, parted by commas'),
    v.transform((text) =>
      text
        .split(',')
        .map((one) => one.trim().toLowerCase())
        .filter((one) => one !== ''),
    ),
    v.maxLength(most, `must be ${most} addresses at most`),
    v.check(
      (all) => all.every((one) => v.is(v.pipe(v.string(), v.email()), one)),
      'must be mail addresses, parted by commas, like a@kominfo.example,b@kominfo.example',
    ),
    v.check((all) => new Set(all).size === all.length, 'names an address twice'),
  );

const Given = v.object({
  /** Address that every mail comes from. Its domain is verified in SES. */
  sender: v.pipe(v.string('is required'), address),
  /** `existing`: SES knows the sender's domain already in this region, as where a trial stands beside the real stack. */
  identity: v.optional(v.picklist(['new', 'existing'], 'must be new or existing'), 'new'),
  /** Where answers to mails go. Without it: to the contact that the plan file names. */
  replyTo: v.optional(v.pipe(v.string(), address)),
  /** `prod` refuses to be deleted, keeps its data when it is, and has all alarms. */
  flavour: v.optional(v.picklist(['prod', 'dev'], 'must be prod or dev'), 'prod'),
  /** Stack name, so that a trial can stand beside the real one. */
  stack: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, 'must be letters, digits and dashes, 60 at most'),
    ),
    'paraf',
  ),
  /** Jakarta, so that data stays in the country. */
  region: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, like ap-southeast-3')),
    'ap-southeast-3',
  ),
  /** Of the functions' processors. arm64 is a fifth cheaper. */
  architecture: v.optional(v.picklist(['arm64', 'x86_64'], 'must be arm64 or x86_64'), 'arm64'),
  /** The host of the links, served by this stack. Needs `certificate`. Without it: the API's own host. */
  domainName: v.optional(v.pipe(v.string(), host)),
  /** ARN of the certificate (ACM, same region) for `domainName`. */
  certificate: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
        'must be the ARN of a certificate in ACM',
      ),
    ),
  ),
  /** Where links point, if something that is not of this stack stands before the API. */
  baseUrl: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https:\/\/[^/?#\s]+$/, 'must be https:// and a host, without a trailing slash'),
    ),
  ),
  /** Days that logs are kept. */
  logDays: v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
      v.picklist([7, 14, 30, 60, 90, 180, 365], 'must be 7, 14, 30, 60, 90, 180 or 365'),
    ),
    90,
  ),
  /** Days back to which the table can be restored. */
  recoveryDays: v.optional(whole(1, 35), 35),
  /** Who gets the alarms. Without it: the sender's own mailbox. */
  alarmAddress: v.optional(v.pipe(v.string(), address)),
  /** Whether backups can be deleted before their 35 days: by who may (`none`), by who administers backups, by nobody. */
  vaultLock: v.optional(
    v.picklist(['none', 'governance', 'compliance'], 'must be none, governance or compliance'),
    'none',
  ),
  /** US dollars a month for the whole account, above which a mail is sent. Without it: 25, in a trial 5. */
  monthlyBudget: v.optional(whole(1, 100_000)),
  /**
   * The account's quota "Concurrent executions" of Lambda in this region. A new account has 10, of which nothing may be
   * reserved: a deployment that tries is refused. From 200 on, nothing that runs beside people's pages can take all of it.
   */
  concurrencyQuota: v.optional(whole(10, 100_000), 10),
  /** Who may sign in, and act in the plans whose file names them. Each gets an account and an invitation by mail. */
  coordinators: v.optional(addresses(10), ''),
  /** Who may sign in and only look. */
  viewers: v.optional(addresses(20), ''),
  /** The first part of the sign-in page's host, which no other account of the region has. */
  signInPrefix: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        'must be 63 lower-case letters, digits and dashes at most, without "aws", "amazon" and "cognito"',
      ),
    ),
  ),
});

type Given = v.InferOutput<typeof Given>;

export type Settings = Given & {
  readonly alarmAddress: string;
  readonly isAlarmAddressGiven: boolean;
  readonly monthlyBudget: number;
};

/** Names that one may look for here, and where what they mean is said instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  retention:
    'is logDays (logs) and recoveryDays (restoring the table); people are forgotten by `paraf forget`',
};

/** Thrown when the context given to `cdk` is not usable; the message says what to mend. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the settings from all of the CDK context (`-c name=value`, or "context" in cdk.json).
 * @throws SettingsError that names every wrong setting and shows the form of the command.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const given = Object.fromEntries(
    Object.entries(context).filter(([name, value]) => name in Given.entries && value !== undefined),
  );
  const parsed = v.safeParse(Given, given);
  const faults = [
    ...(parsed.issues ?? []).map((issue) => {
      const name = v.getDotPath(issue);
      return `${name}: ${name !== null && name in given ? issue.message : 'is required'}`;
    }),
    ...(parsed.success ? contradictions(parsed.output) : []),
    ...strangers(context),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new SettingsError(
      [
        'These settings need mending:',
        ...faults.map((fault) => `  ${fault}`),
        'Give them as: npx cdk deploy -c sender=masterplan@kominfo.example',
      ].join('\n'),
    );
  }
  const { output } = parsed;
  return {
    ...output,
    alarmAddress: output.alarmAddress ?? output.sender,
    isAlarmAddressGiven: output.alarmAddress !== undefined,
    monthlyBudget: output.monthlyBudget ?? (output.flavour === 'prod' ? 25 : 5),
  };
}

function contradictions(given: Given): string[] {
  const { domainName, certificate, baseUrl, region, coordinators, viewers, stack, signInPrefix } = given;
  const { mailFrom } = mailDomains(given.sender);
  const faults: string[] = [];
  if (domainName !== undefined && certificate === undefined)
    faults.push('certificate: is required with domainName');
  if (domainName === undefined && certificate !== undefined)
    faults.push('domainName: is required with certificate');
  if (domainName !== undefined && baseUrl !== undefined)
    faults.push('baseUrl: follows from domainName; give one of them');
  if (domainName === mailFrom)
    faults.push(`domainName: must not be ${mailFrom}, whose DNS records bring bounces back`);
  if (certificate !== undefined && certificate.split(':')[3] !== region)
    faults.push(`certificate: must be in ${region}, where the API is`);
  for (const both of viewers.filter((viewer) => coordinators.includes(viewer)))
    faults.push(`viewers: ${both} is a coordinator already, who may look as well`);
  const isNeeded = coordinators.length + viewers.length > 0 && signInPrefix === undefined;
  // The prefix is the stack's name, a dash and the account's twelve digits; it may not be longer than 63.
  if (isNeeded && (stack.length > 50 || /aws|amazon|cognito/i.test(stack)))
    faults.push(`signInPrefix: is required with the stack name ${stack}, which no sign-in page may have`);
  return faults;
}

/** A misspelt name would leave its default in force, unseen. The CDK's own names have a colon, a dash or a slash. */
const strangers = (context: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(context)
    .filter((name) => /^[A-Za-z_]\w*$/.test(name) && !(name in Given.entries))
    .map(
      (name) =>
        `${name}: ${ELSEWHERE[name] ?? `is no setting; there are ${Object.keys(Given.entries).join(', ')}`}`,
    );
