import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { acceptances, showEverything } from '../../infra/constructs/accepted.ts';
import { makeStack } from './synthesised.ts';

function findings(context: Record<string, unknown> = {}): { id: string; path: string }[] {
  const stack = makeStack(context);
  return [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((checks) =>
    checks
      .validateScope(stack)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => ({ id: ruleName, path: constructPath ?? '' })),
      ),
  );
}

describe('the security checks', () => {
  it('find nothing that is not accepted', () => {
    expect(findings()).toEqual([]);
    expect(findings({ flavour: 'dev' })).toEqual([]);
    expect(findings({ coordinators: 'a@kominfo.example', viewers: 'b@kominfo.example' })).toEqual([]);
  });

  it('are answered seldom', () => {
    const answered = new Set(acceptances(makeStack()).map(({ id }) => id.replace(/\[.*/, '')));
    expect(answered.size).toBeLessThanOrEqual(11);
  });

  it('find something: they do run', () => {
    expect(findings({ [showEverything]: true }).length).toBeGreaterThan(10);
  });

  it('are answered with a reason each time', () => {
    for (const { path, id, reason } of acceptances(makeStack())) {
      expect(reason.trim().split(/\s+/).length, `${path} accepts ${id}`).toBeGreaterThanOrEqual(5);
    }
  });

  it('are answered only where they ask', () => {
    const raw = findings({ [showEverything]: true });
    const idle = acceptances(makeStack()).filter(
      ({ path, id }) =>
        !raw.some((finding) => finding.id === id && `${finding.path}/`.startsWith(`${path}/`)),
    );
    expect(idle).toEqual([]);
  });
});
