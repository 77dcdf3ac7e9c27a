import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import { ParafStack } from '../../infra/paraf-stack.ts';
import { readSettings } from '../../infra/settings.ts';

export const sender = 'masterplan@kominfo.example';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The stack as `cdk synth` makes it, with cdk.json's context but without bundling. */
export function makeStack(context: Record<string, unknown> = {}): ParafStack {
  const { context: standing } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'paraf-stack-'));
  made.push(outdir);
  const app = new App({
    outdir,
    context: { ...standing, sender, ...context, 'aws:cdk:bundling-stacks': [] },
  });
  return new ParafStack(app, readSettings(app.node.getAllContext()));
}

export function makeTemplate(context: Record<string, unknown> = {}): Template {
  return Template.fromStack(makeStack(context));
}
