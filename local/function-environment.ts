import { LOCAL_REGION } from './local-aws.ts';
import type { Machines } from '../functions/step-functions/machines.ts';
import type { LocalSettings } from './settings.ts';

/** Where the functions find what is theirs on one machine. */
export interface Places {
  readonly table: string;
  readonly bucket: string;
  readonly machines: Machines;
  readonly baseUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly key: Readonly<Record<'accessKeyId' | 'secretAccessKey', string>>;
  readonly endpoints: Readonly<Record<'dynamodb' | 'sfn' | 's3' | 'ses', string>>;
}

/** As long as the deployed renderer's: a draft takes a minute at most, whatever a test makes of other waits. */
const RENDER_LEASE_SECONDS = '120';

/** The environment of the functions on one machine: what the stack sets when they are deployed. */
export function functionEnvironment(
  settings: LocalSettings,
  { table, bucket, machines, baseUrl, issuer, clientId, key, endpoints }: Places,
): Record<string, string> {
  return {
    TABLE: table,
    BUCKET: bucket,
    STATE_MACHINES: JSON.stringify(machines),
    SENDER: settings.SENDER,
    BASE_URL: baseUrl,
    ISSUER: issuer,
    CLIENT_ID: clientId,
    CONFIGURATION_SET: '',
    LEASE_SECONDS: String(settings.LEASE_SECONDS),
    RENDER_LEASE_SECONDS,
    FIRST_TRY_SECONDS: String(settings.FIRST_TRY_SECONDS),
    MOVE_SECONDS: String(settings.MOVE_SECONDS),
    REFUSED_SECONDS: String(settings.REFUSED_SECONDS),
    MAILS_PER_SECOND: String(settings.MAILS_PER_SECOND),
    MAILS_PER_HOUR: String(settings.MAILS_PER_HOUR),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.sfn,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    POWERTOOLS_SERVICE_NAME: 'paraf',
  };
}
