import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { PATH_NAMES } from '../functions/approval/path/stages.ts';
import { machineOutput, machinesBy } from '../functions/step-functions/machines.ts';
import { CannotDo, NoRuntime } from './command.ts';

const text = v.pipe(v.string(), v.minLength(1));

/** The outputs of a stack by which the command line finds its parts. */
const Outputs = v.pipe(
  v.intersect([
    v.object({
      Region: text,
      TableName: text,
      BucketName: text,
      BaseUrl: text,
      Sender: text,
      ConfigurationSet: v.string(),
    }),
    v.object(v.entriesFromList(PATH_NAMES.map(machineOutput), text)),
  ]),
  v.transform((it) => ({
    region: it.Region,
    tableName: it.TableName,
    bucket: it.BucketName,
    machines: machinesBy((path) => it[machineOutput(path)]),
    baseUrl: it.BaseUrl,
    sender: it.Sender,
    configurationSet: it.ConfigurationSet,
  })),
);
export type Outputs = v.InferOutput<typeof Outputs>;

/** What the stack says of itself. Throws NoRuntime: no such stack here; CannotDo: it lacks an output. */
export async function readOutputs(
  client: Pick<CloudFormationClient, 'send'>,
  stack: string,
  region: string,
): Promise<Outputs> {
  const { Stacks: [found] = [] } = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((fault: unknown) => {
      // CloudFormation has no name of its own for this: only the message tells.
      if (fault instanceof Error && /does not exist/.test(fault.message)) throw noStack(stack, region);
      throw fault;
    });
  if (found === undefined) throw noStack(stack, region);
  const given = Object.fromEntries(
    (found.Outputs ?? []).flatMap(({ OutputKey: key, OutputValue: value }) =>
      key === undefined ? [] : [[key, value ?? ''] as const],
    ),
  );
  const read = v.safeParse(Outputs, given);
  if (read.success) return read.output;
  const lacking = read.issues.map((issue) => v.getDotPath(issue)).join(', ');
  throw new CannotDo(
    `The stack ${stack} (${found.StackStatus ?? 'of unknown state'}) has no output ${lacking}. It is no Paraf, or it was deployed by another release: deploy this one, then try again.`,
  );
}

const noStack = (stack: string, region: string): NoRuntime =>
  new NoRuntime(
    `There is no stack "${stack}" in ${region} of this account. Another region: AWS_REGION=… ; another account: AWS_PROFILE=… ; those there are: npx cdk list, or aws cloudformation list-stacks`,
  );
