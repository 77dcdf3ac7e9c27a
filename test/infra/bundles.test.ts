import { globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import limits from '../../infra/bundles/limits.json' with { type: 'json' };
import { bundledCode } from '../../infra/bundles/bundled-code.ts';
import { weighFunctions } from '../../infra/bundles/weights.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraf-bundles-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the scales', () => {
  it('tell two functions of one folder apart', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'paraf-code-'));
    const stack = new Stack(new App({ outdir }), 'code');
    for (const name of ['relay', 'mailer']) {
      writeFileSync(join(folder, `${name}.ts`), `export const handler = () => '${name}';\n`);
      bundledCode(folder, `${name}.ts`).bind(new Construct(stack, name));
    }
    const code = globSync(join(outdir, 'asset.*', 'index.mjs')).map((file) => readFileSync(file, 'utf8'));
    rmSync(outdir, { recursive: true });
    expect(code.sort()).toEqual([expect.stringContaining('mailer'), expect.stringContaining('relay')]);
  });

  it('weigh the very bytes that the stack deploys', async () => {
    writeFileSync(
      join(folder, 'relay.ts'),
      "import { id } from './id.ts';\nexport const handler = () => id;\n",
    );
    writeFileSync(join(folder, 'id.ts'), 'export const id: string = crypto.randomUUID();\n');
    const outdir = mkdtempSync(join(tmpdir(), 'paraf-code-'));
    bundledCode(folder, 'relay.ts').bind(new Stack(new App({ outdir }), 'code'));
    const [file] = globSync(join(outdir, 'asset.*', 'index.mjs'));
    const deployed = statSync(file ?? '').size;
    rmSync(outdir, { recursive: true });
    expect((await weighFunctions(folder))[0]?.whole).toBe(deployed / 1000);
  });

  it('weigh a function with and without the SDK', async () => {
    writeFileSync(
      join(folder, 'relay.ts'),
      "import { SFNClient } from '@aws-sdk/client-sfn';\nexport const handler = () => SFNClient;\n",
    );
    const [relay, ...others] = await weighFunctions(folder);
    expect(others).toEqual([]);
    expect(relay).toMatchObject({ name: 'relay', limit: limits.each });
    expect(relay?.whole).toBeGreaterThan(200);
    expect(relay?.own).toBeLessThan(5);
  });

  it('count what is our own choice to bring along', async () => {
    writeFileSync(join(folder, 'mailer.ts'), `export const handler = () => '${'x'.repeat(50_000)}';\n`);
    const [mailer] = await weighFunctions(folder);
    expect(mailer).toMatchObject({ name: 'mailer', limit: limits.mailer });
    expect(mailer?.own).toBeGreaterThan(50);
    expect(mailer?.own).toBe(mailer?.whole);
  });

  it('pass over a file that is no function, and find none in an empty room', async () => {
    writeFileSync(join(folder, 'environment.ts'), 'export const table = 1;\n');
    expect(await weighFunctions(folder)).toEqual([]);
  });
});

describe('the CDK', () => {
  it('stays quiet and offline', () => {
    const settings = JSON.parse(readFileSync('cdk.json', 'utf8'));
    expect(settings).toMatchObject({
      versionReporting: false,
      notices: false,
      context: { 'cli-telemetry': false },
    });
  });
});
