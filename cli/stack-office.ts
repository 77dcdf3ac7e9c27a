import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { plansHere } from '../local/plans.ts';
import { readOutputs } from './read-outputs.ts';
import type { Office } from './command.ts';
import { PACE, partsFor } from './dependencies.ts';

/** Where the stack stands unless the engineer's settings say otherwise (infra/settings.ts has the same). */
const JAKARTA = 'ap-southeast-3';

/**
 * The Paraf of a deployed stack, reached with the credentials and the region that the AWS SDK finds (environment,
 * profile, sign-in); without a region, Jakarta. All else stands in the stack's outputs.
 * Throws NoRuntime where there is no such stack, CannotDo where it is no Paraf.
 */
export async function stackOffice(stack: string): Promise<Office> {
  const own = new CloudFormationClient({});
  const here = await own.config.region().catch(() => JAKARTA);
  own.destroy();
  const outputs = await readOutputs(new CloudFormationClient({ region: here }), stack, here);
  const { region, tableName, bucket, machines, sender, baseUrl, configurationSet } = outputs;
  const dynamodb = new DynamoDBClient({ region });
  const dependencies = partsFor(dynamodb, tableName, PACE);
  return {
    dependencies,
    plans: () => plansHere(dependencies.table),
    draftsPlace: () => ({ bucket, s3: new S3Client({ region }) }),
    site: () => ({
      dynamodb,
      sfn: new SFNClient({ region }),
      ses: new SESClient({ region, maxAttempts: 1 }),
      machines,
      sender,
      baseUrl,
      configurationSet,
      deployment: {
        stack,
        region,
        cloudformation: new CloudFormationClient({ region }),
        cloudwatch: new CloudWatchClient({ region }),
        account: new SESv2Client({ region }),
        sns: new SNSClient({ region }),
      },
    }),
  };
}
