import * as v from 'valibot';

const Settings = v.strictObject({
  /** Address that every mail comes from. Its domain is verified in SES. */
  sender: v.pipe(
    v.string('is required'),
    v.email('must be one mail address, like masterplan@kominfo.example'),
  ),
  /** `prod` keeps data when the stack is deleted and refuses to delete the table. */
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
  /** Days that logs are kept. */
  logDays: v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.transform(Number))]),
      v.picklist([7, 14, 30, 60, 90, 180, 365], 'must be 7, 14, 30, 60, 90, 180 or 365'),
    ),
    90,
  ),
  /** Where links point, if another name stands before the API. Without it, the API's own address. */
  baseUrl: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https:\/\/[^/?#\s]+$/, 'must be https:// and a host, without a trailing slash'),
    ),
  ),
});

export type Settings = v.InferOutput<typeof Settings>;

/** Thrown when the context given to `cdk` is not usable; the message says what to mend. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the settings from the CDK context (`-c name=value`, or "context" in cdk.json).
 * @throws SettingsError that names every wrong setting and shows the form of the command.
 */
export function readSettings(context: (name: string) => unknown): Settings {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(Settings.entries)) {
    const value = context(name);
    if (value !== undefined) given[name] = value;
  }
  const parsed = v.safeParse(Settings, given);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => {
    const name = v.getDotPath(issue);
    return `  ${name}: ${name !== null && name in given ? issue.message : 'is required'}`;
  });
  throw new SettingsError(
    [
      'These settings need mending:',
      ...faults,
      'Give them as: npx cdk deploy -c sender=masterplan@kominfo.example',
    ].join('\n'),
  );
}
