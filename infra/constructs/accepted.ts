import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Context that leaves every acceptance out, so that a test can see that each one still answers a finding. */
export const showEverything = 'paraf:show-every-finding';

const key = 'paraf:accepted';

/**
 * Accepts findings of the security checks on a construct and what is under it.
 * @param reasons why, by the finding's exact id, e.g. `AwsSolutions-IAM5[Resource::*]`
 */
export function accept(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    construct.node.addMetadata(key, { id, reason });
    if (construct.node.tryGetContext(showEverything) === undefined)
      Validations.of(construct).acknowledge({ id, reason });
  }
}

/** All acceptances at and under a construct, for the tests. */
export function acceptances(root: IConstruct): { path: string; id: string; reason: string }[] {
  return root.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter((entry) => entry.type === key)
        .map((entry) => ({ path: construct.node.path, id: entry.data.id, reason: entry.data.reason })),
    );
}

/** The logical id under which a finding names a construct's resource. */
export function logicalId(construct: IConstruct): string {
  const resource = construct.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${construct.node.path} is no single resource`);
  return Stack.of(resource).getLogicalId(resource);
}
