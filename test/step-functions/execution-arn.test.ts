import { expect, it } from 'vitest';
import { executionArn } from '../../functions/step-functions/execution-arn.ts';

it('derives an execution’s ARN from its machine’s', () => {
  expect(
    executionArn('arn:aws:states:ap-southeast-3:123456789012:stateMachine:section-approval', 'a.b.g1.x'),
  ).toBe('arn:aws:states:ap-southeast-3:123456789012:execution:section-approval:a.b.g1.x');
});

it.each(['', 'arn:aws:lambda:ap-southeast-3:123456789012:function:x', 'arn:aws:states:r:1:stateMachine:'])(
  'refuses %j',
  (arn) => {
    expect(() => executionArn(arn, 'x')).toThrow(TypeError);
  },
);
