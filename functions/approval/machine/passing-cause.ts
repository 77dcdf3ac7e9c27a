/**
 * Why opening a stage may fail for a while and then not: the names by which faults of the moment are reported. Those of
 * Lambda are its documented service exceptions and `Lambda.Unknown`, and the names under which it reports a function
 * that ran out of time or of memory.
 */
export const PASSING_CAUSES = [
  'TransientFault',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'Runtime.ExitError',
] as const;

const passing: ReadonlySet<string> = new Set(PASSING_CAUSES);

/** Whether what a section was halted for may be over by itself. */
export const mayHavePassed = ({ reason }: { readonly reason: string }): boolean => passing.has(reason);
