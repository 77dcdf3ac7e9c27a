import { patience } from '../functions/deployed/patience.ts';

/** The region that the local parts pretend to be in: Jakarta, as deployed. */
export const LOCAL_REGION = 'ap-southeast-3';

/** SDK client settings for a local part. DynamoDB Local refuses access key ids that are not letters and digits. */
export function localAws(endpoint: string) {
  return {
    ...patience,
    endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}
