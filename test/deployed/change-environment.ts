import {
  GetFunctionConfigurationCommand,
  type LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';

/** Sets these variables of a deployed function beside those that it has. */
export async function changeEnvironment(
  client: LambdaClient,
  FunctionName: string,
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await client.send(
    new UpdateFunctionConfigurationCommand({
      FunctionName,
      Environment: { Variables: { ...Environment?.Variables, ...changes } },
    }),
  );
}
