import { patience } from '../functions/deployed/patience.ts';

/** The region that the local parts pretend to be in: Jakarta, as deployed. */
export const LOCAL_REGION = 'ap-southeast-3';

/** Whoever asks for none in particular. DynamoDB Local refuses access key ids that are not letters and digits. */
const ANYBODY = { accessKeyId: 'local', secretAccessKey: 'local' };

/** SDK client settings for a local part. Only the documents look at the key. */
export function localAws(endpoint: string, credentials = ANYBODY) {
  return {
    ...patience,
    endpoint,
    region: LOCAL_REGION,
    credentials,
  };
}
