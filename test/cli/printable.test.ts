import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Terminal } from '../../cli/command.ts';
import { runCommand } from '../../cli/run-command.ts';
import { partsOver, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';

let local: RecordsTable;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());

const HOSTILE = '\u001b[2Jhapus\u0007\u009b31m\u202Eterbalik\u0000';

const nothing = (): never => {
  throw new Error('nothing else is asked of it');
};

async function printed(words: readonly string[]): Promise<{ out: string; err: string }> {
  const said = { out: [] as string[], err: [] as string[] };
  const dependencies = partsOver(await local.fresh());
  const terminal: Terminal = {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    connect: () => ({
      dependencies,
      plans: async () => [HOSTILE],
      site: nothing,
      draftsPlace: nothing,
    }),
  };
  await runCommand(words, terminal);
  return { out: said.out.join('\n'), err: said.err.join('\n') };
}

describe('a terminal is given no control characters', () => {
  test.each([
    ['out', ['verify', '--no-drafts']],
    ['err', [HOSTILE]],
  ] as const)('by what a command says on std%s, whatever stands in a file', async (where, words) => {
    const said = (await printed(words))[where];
    expect(said).toContain('\uFFFD[2Jhapus\uFFFD\uFFFD31m\uFFFDterbalik\uFFFD');
    expect(said).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u);
  });
});
