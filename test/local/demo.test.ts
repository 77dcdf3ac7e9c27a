import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { processIdentity } from '../../local/process-identity.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Children = v.array(v.object({ pid: v.number(), identity: v.string() }));

test('Ctrl-C in the demo stops its children and takes its data away', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const demo = spawn(process.execPath, ['--import', 'tsx', 'local/demo.ts'], {
    detached: true,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(demo, 'close');
  let printed = '';
  for (const stream of [demo.stdout, demo.stderr])
    stream.on('data', (text) => {
      printed += String(text);
    });
  await expect.poll(() => printed, { timeout: 90_000 }).toContain('✉');
  const [dataDir = ''] = own(folder);
  const children = v.parse(
    Children,
    JSON.parse(readFileSync(join(folder, dataDir, 'children.json'), 'utf8')),
  );
  expect(children).not.toEqual([]);

  process.kill(-(demo.pid ?? 0), 'SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(own(folder)).toEqual([]);
  expect(children.filter(({ pid, identity }) => processIdentity(pid) === identity)).toEqual([]);
  expect(printed).not.toContain('The demo stopped');
});

const own = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('paraf-demo-'));
