import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { build, buildSync } from 'esbuild';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import limits from '../../infra/bundles/limits.json' with { type: 'json' };
import { bareFloor } from '../../infra/bundles/bare-floor.ts';
import { bundledCode } from '../../infra/bundles/bundled-code.ts';
import { bundling } from '../../infra/bundles/options.ts';
import { faultOf, weighFunctions } from '../../infra/bundles/weights.ts';

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

  it('find what is loaded only when asked beside the function, where it works', async () => {
    const outdir = mkdtempSync(join(tmpdir(), 'paraf-code-'));
    bundledCode('functions/matrix', 'matrix-file.ts').bind(new Stack(new App({ outdir }), 'code'));
    const [file = ''] = globSync(join(outdir, 'asset.*', 'index.mjs'));
    const { matrixFile }: typeof import('../../functions/matrix/matrix-file.ts') = await import(file);
    const matrix = { title: 'Matriks', columns: ['No.'], rows: [['M-1']] };
    for (const format of ['xlsx', 'docx'] as const) {
      const { bytes, name } = await matrixFile('a.b', matrix, format);
      expect([name, new TextDecoder().decode(bytes.slice(0, 2))]).toEqual([`matriks-a.b.${format}`, 'PK']);
    }
    rmSync(outdir, { recursive: true });
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

  it('report growth beyond the record, and a function that nobody recorded', () => {
    const weight = { name: 'relay', file: 'relay.ts', whole: 300, own: 104, limit: 250 };
    expect(faultOf(weight, 100)).toBeNull();
    expect(faultOf({ ...weight, own: 106 }, 100)).toMatch(/^grew/);
    expect(faultOf({ ...weight, own: 251 }, 251)).toBe('too heavy');
    expect(faultOf(weight, undefined)).toBe('not recorded');
  });

  it('pass over a file that is no function, and find none in an empty room', async () => {
    writeFileSync(join(folder, 'environment.ts'), 'export const table = 1;\n');
    expect(await weighFunctions(folder)).toEqual([]);
  });
});

describe('a bundle', () => {
  /** Runs the handler of a bundled file in a process of its own. */
  function runBundled(name: string, env: Record<string, string> = {}): Promise<string> {
    const outfile = join(folder, `${name}.mjs`);
    buildSync({ ...bundling, entryPoints: [join(folder, `${name}.ts`)], outfile });
    const run = `console.log(JSON.stringify(await (await import('${outfile}')).handler()))`;
    return new Promise((done, fail) =>
      execFile(process.execPath, ['--input-type=module', '--eval', run], { env }, (fault, out) =>
        fault === null ? done(out.trim()) : fail(fault),
      ),
    );
  }

  it('speaks to the services through Node’s own http, asked for by another door', async () => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end('{"TableNames":["paraf"]}'));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = v.parse(v.object({ port: v.number() }), server.address());
    writeFileSync(
      join(folder, 'lists.ts'),
      "import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';\n" +
        'export const handler = async () => (await new DynamoDBClient({}).send(new ListTablesCommand({}))).TableNames;\n',
    );
    const answer = await runBundled('lists', {
      AWS_REGION: 'ap-southeast-3',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    }).finally(() => server.close());
    expect(answer).toBe('["paraf"]');
  });

  it('does not load Node’s fetch with it', async () => {
    writeFileSync(
      join(folder, 'loads.ts'),
      "import { Agent } from 'node:http';\nimport { env } from 'node:process';\n" +
        "export const handler = async () => [new Agent().maxSockets > 0, typeof env, process.moduleLoadList.some((one) => one.includes('undici'))];\n",
    );
    expect(await runBundled('loads')).toBe('[true,"object",false]');
  });
});

describe('a bare floor', () => {
  it('imports what the function does of the SDK, and makes its clients', async () => {
    const { metafile } = await build({
      ...bundling,
      entryPoints: ['functions/deployed/relay.ts'],
      write: false,
      metafile: true,
      outdir: 'out',
    });
    const floor = bareFloor(metafile);
    expect(floor).toMatch(/import \{[^}]*\bDynamoDBDocumentClient\b[^}]*\} from '@aws-sdk\/lib-dynamodb';/);
    expect(floor).toContain('[new DynamoDBClient({}), new SFNClient({})]');
    expect(floor).not.toMatch(/SES|S3|type /);
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
