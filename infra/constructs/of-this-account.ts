import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** For a service that may take a role: only where it acts for this account, not on somebody else's word. */
export const ofThisAccount = (scope: Construct) => ({
  StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
});
