import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Invokes a deployed function and waits for its answer. Throws where it threw. */
export async function invoke(client: LambdaClient, functionName: string, event: unknown): Promise<unknown> {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const text = Buffer.from(Payload ?? []).toString('utf8');
  if (FunctionError !== undefined) throw new Error(`${functionName}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}
