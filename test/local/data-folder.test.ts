import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  announce,
  DataFolderHeld,
  DataFolderUnusable,
  findRuntime,
  holdDataFolder,
} from '../../local/data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Another process that holds the folder, and has announced itself, until it is killed. */
async function otherHolder(dataDir: string) {
  const script = `
    import { announce, holdDataFolder } from ${JSON.stringify(join(import.meta.dirname, '../../local/data-folder.ts'))};
    try { holdDataFolder(process.argv[1]); announce(process.argv[1], { web: 'http://127.0.0.1:1' }); console.log('held'); }
    catch (fault) { console.log(fault.name); process.exit(0); }
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  return {
    pid: child.pid,
    said: String(said).trim(),
    async killed() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

describe('holding the data folder', () => {
  test('the first holder finds no dead one, and a second is told who holds it', async () => {
    const dataDir = join(temporaryFolder(), 'made', 'on', 'demand');
    const held = holdDataFolder(dataDir);
    expect(held.previousDied).toBe(false);
    expect(() => holdDataFolder(dataDir)).toThrow(DataFolderHeld);
    const other = await otherHolder(dataDir);
    expect(other.said).toBe('DataFolderHeld');
    held.release();
    held.release();
    const again = holdDataFolder(dataDir);
    expect(again.previousDied).toBe(false);
    again.release();
  });

  test('a holder that was killed is recognised as dead, and its announcement with it', async () => {
    const dataDir = temporaryFolder();
    const other = await otherHolder(dataDir);
    expect(other.said).toBe('held');
    expect(findRuntime(dataDir)).toEqual({ pid: other.pid, facts: { web: 'http://127.0.0.1:1' } });
    expect(() => holdDataFolder(dataDir)).toThrow(`pid ${other.pid}`);
    await other.killed();
    expect(findRuntime(dataDir)).toBeNull();
    const held = holdDataFolder(dataDir);
    expect(held.previousDied).toBe(true);
    held.release();
  });

  test('of many that start at once exactly one holds it', async () => {
    const dataDir = temporaryFolder();
    const all = await Promise.all(Array.from({ length: 4 }, () => otherHolder(dataDir)));
    await Promise.all(all.map((one) => one.killed()));
    expect(all.map((one) => one.said).sort()).toEqual([
      'DataFolderHeld',
      'DataFolderHeld',
      'DataFolderHeld',
      'held',
    ]);
  });

  test('a pid that was given to another program does not count as a living runtime', () => {
    const dataDir = temporaryFolder();
    announce(dataDir, { web: 'x' });
    expect(findRuntime(dataDir)?.facts).toEqual({ web: 'x' });
    const file = join(dataDir, 'runtime.json');
    const recycled = readFileSync(file, 'utf8').replace(/"identity": ".*"/, '"identity": "another boot:1"');
    writeFileSync(file, recycled);
    expect(findRuntime(dataDir)).toBeNull();
  });

  test('releasing takes the announcement away', () => {
    const dataDir = temporaryFolder();
    const held = holdDataFolder(dataDir);
    announce(dataDir, {});
    held.release();
    expect(existsSync(join(dataDir, 'runtime.json'))).toBe(false);
    expect(findRuntime(dataDir)).toBeNull();
  });

  test('a folder that cannot be used is named with a way out', () => {
    const parent = temporaryFolder();
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(() => holdDataFolder(join(file, 'below'))).toThrow(DataFolderUnusable);
    expect(() => holdDataFolder(file)).toThrow(/DATA_DIR=/);
    if (process.getuid?.() !== 0) {
      chmodSync(parent, 0o500);
      expect(() => holdDataFolder(join(parent, 'below'))).toThrow(DataFolderUnusable);
      chmodSync(parent, 0o700);
    }
  });
});
