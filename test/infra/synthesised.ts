import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ParafStack } from '../../infra/paraf-stack.ts';
import { readSettings } from '../../infra/settings.ts';

export const sender = 'masterplan@kominfo.example';

/** The stack as `cdk synth` makes it, with cdk.json's context but without bundling. */
export function makeStack(context: Record<string, unknown> = {}): ParafStack {
  const { context: standing } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const app = new App({ context: { ...standing, sender, ...context, 'aws:cdk:bundling-stacks': [] } });
  return new ParafStack(
    app,
    readSettings((name) => app.node.tryGetContext(name)),
  );
}

export function makeTemplate(context: Record<string, unknown> = {}): Template {
  return Template.fromStack(makeStack(context));
}
