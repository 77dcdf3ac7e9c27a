/** `arn:aws:states:R:A:stateMachine:NAME` and an execution's name → `arn:aws:states:R:A:execution:NAME:EXECUTION`. */
export function executionArn(stateMachineArn: string, executionName: string): string {
  const parts = stateMachineArn.split(':');
  const machine = parts[6];
  if (parts.length !== 7 || parts[5] !== 'stateMachine' || machine === undefined || machine === '') {
    throw new TypeError(`not the ARN of a state machine: ${stateMachineArn}`);
  }
  return [...parts.slice(0, 5), 'execution', machine, executionName].join(':');
}
