import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import { PATH_NAMES } from '../functions/approval/path/stages.ts';
import { findRuntime } from '../local/data-folder.ts';
import { localAws } from '../local/local-aws.ts';
import { plansHere } from '../local/plans.ts';
import { CannotDo, type DraftsPlace, NoRuntime, type Office } from './command.ts';
import { PACE, partsFor } from './dependencies.ts';
import { localClock } from './local-clock.ts';
import type { Site } from './site.ts';

/** What the running local runtime announces, as far as every command needs it. */
const Facts = v.object({
  table: v.string(),
  endpoints: v.object({ dynamodb: v.string() }),
  pace: v.optional(v.object({ firstTryMs: v.number(), moveMs: v.number() })),
});

/** What it announces of the services beside the records. */
const SiteFacts = v.object({
  endpoints: v.object({ sfn: v.string(), ses: v.string() }),
  machines: v.object(v.entriesFromList(PATH_NAMES, v.string())),
  sender: v.string(),
  baseUrl: v.string(),
});

/** What it announces of its drafts, whose store takes no other key. */
const DraftFacts = v.object({
  bucket: v.string(),
  storeKey: v.object({ accessKeyId: v.string(), secretAccessKey: v.string() }),
  endpoints: v.object({ s3: v.string() }),
});

/** The Paraf that runs on this machine with its data in `dataDir`. Throws NoRuntime. */
export function localOffice(dataDir: string): Office {
  const runtime = findRuntime(dataDir);
  if (runtime === null) {
    throw new NoRuntime(
      `No Paraf is running with its data in ${dataDir}. Start one with "npm start"; if its data is elsewhere, say so: DATA_DIR=… npm run paraf -- …; for a deployed one: --stack NAME`,
    );
  }
  const { table, endpoints, pace } = v.parse(Facts, runtime.facts);
  const dynamodb = new DynamoDBClient(localAws(endpoints.dynamodb));
  const clock = localClock(dataDir);
  const parts = partsFor(dynamodb, table, pace ?? PACE);
  const dependencies = clock === null ? parts : { ...parts, now: clock.now };
  return {
    dependencies,
    ...(clock === null ? {} : { clock }),
    plans: () => plansHere(dependencies.table),
    site: () => siteOf(dynamodb, runtime.facts),
    draftsPlace: () => draftsPlaceOf(runtime.facts),
  };
}

const otherRelease = () => new CannotDo('The Paraf that runs here is of another release: restart it.');

function draftsPlaceOf(facts: Record<string, unknown>): DraftsPlace {
  const read = v.safeParse(DraftFacts, facts);
  if (!read.success) throw otherRelease();
  const { bucket, storeKey, endpoints } = read.output;
  return { bucket, s3: new S3Client({ ...localAws(endpoints.s3, storeKey), forcePathStyle: true }) };
}

function siteOf(dynamodb: DynamoDBClient, facts: Record<string, unknown>): Site {
  const read = v.safeParse(SiteFacts, facts);
  if (!read.success) throw otherRelease();
  const { endpoints, ...rest } = read.output;
  return {
    dynamodb,
    sfn: new SFNClient(localAws(endpoints.sfn)),
    ses: new SESClient({ ...localAws(endpoints.ses), maxAttempts: 1 }),
    ...rest,
    configurationSet: '',
    deployment: null,
  };
}
