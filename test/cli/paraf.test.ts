import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../cli/run-command.ts';
import { NoRuntime, type Terminal } from '../../cli/command.ts';
import { announce } from '../../local/data-folder.ts';
import { partsOver, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { paraf } from '../driver/paraf-command.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { planText, type SmallPlan } from '../plan-file/small-plan.ts';
import { run } from './office.ts';

let local: RecordsTable;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());

const fileOf = (text: string): string => {
  const path = join(temporaryFolder(), 'plan.json');
  writeFileSync(path, text);
  return path;
};
const planFile = (change?: (plan: SmallPlan) => void) => fileOf(planText(change));

describe('import', () => {
  test('says what it did, and what it will not do', async () => {
    const dependencies = partsOver(await local.fresh());
    const first = await run(dependencies, 'import', planFile(), '--start');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('Plan kecil: 2 sections imported, 0 changed, 0 unchanged.\n6 people written');
    expect(first.out).toContain('2 sections started');
    const fewer = await run(
      dependencies,
      'import',
      planFile((plan) => plan.sections.pop()),
    );
    expect(fewer.out).toContain('Left alone, because the file does not have them: kecil.misi.');
  });

  test('warns where a drafter also reviews', async () => {
    const own = planFile((plan) =>
      Object.assign(plan.sections[0]?.roster ?? {}, { 'ugm-review': ['penyusun'] }),
    );
    const { code, err } = await run(partsOver(await local.fresh()), 'import', own);
    expect(code).toBe(0);
    expect(err).toBe('Warning: sections[0].roster.ugm-review[0]: "penyusun" also drafts this section.');
  });

  test('refuses a faulty file with everything that is wrong with it, before it writes', async () => {
    const table = await local.fresh();
    const bad = planFile((plan) => {
      plan.title = '';
      plan.coordinators.push('siapa');
    });
    const { code, err } = await run(partsOver(table), 'import', bad);
    expect(code).toBe(1);
    expect(err).toContain(
      'nothing was written.\n  title: is empty.\n  coordinators[1]: there is no person "siapa"',
    );
    expect((await run(partsOver(table), 'status', '--json')).out).toBe('[]');
  });

  test('refuses a damaged file with its line and column, and one that is not there', async () => {
    const dependencies = partsOver(await local.fresh());
    const damaged = await run(dependencies, 'import', fileOf('{\n  "plan": "kecil",\n  "title" "x"\n}'));
    expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('line 3, column 11') });
    expect(await run(dependencies, 'import', '/no/such/plan.json')).toMatchObject({ code: 1 });
    expect(await run(dependencies, 'import')).toMatchObject({ code: 2 });
  });

  test('does not bring back somebody who was forgotten', async () => {
    const dependencies = partsOver(await local.fresh());
    const replaced = planFile((plan) => {
      for (const { roster } of plan.sections) Object.assign(roster, { 'opd-review': ['bappeda'] });
    });
    await run(dependencies, 'import', replaced);
    expect((await run(dependencies, 'forget', 'dinkes')).code).toBe(0);
    expect((await run(dependencies, 'import', replaced)).out).toContain(
      'Still forgotten, although the file names them: dinkes.',
    );
    const asking = await run(dependencies, 'import', planFile());
    expect(asking).toMatchObject({ code: 1, err: expect.stringContaining('kecil.visi asks dinkes') });
  });
});

describe('the command line', () => {
  const nowhere: Terminal & { said: string[] } = {
    said: [],
    out: (line) => nowhere.said.push(line),
    err: (line) => nowhere.said.push(line),
    connect: () => {
      throw new NoRuntime('none');
    },
  };

  test('needs no running Paraf for its help, and lists every command', async () => {
    expect(await runCommand(['help'], nowhere)).toBe(0);
    const all = nowhere.said.join('\n');
    for (const name of 'import status add replace excuse resend extend hold release recall cancel close rebuild restore outbox forget verify doctor'.split(
      ' ',
    ))
      expect(all).toContain(`  ${name} `);
    expect(await runCommand(['replace', '--help'], nowhere)).toBe(0);
    expect(nowhere.said.join('\n')).toContain('--with NEW');
  });

  test.each([[['help']], [['status', '--help']]])(
    'says with %j how a program leaves npm’s lines out',
    async (words) => {
      nowhere.said.length = 0;
      expect(await runCommand(words, nowhere)).toBe(0);
      expect(nowhere.said.join('\n')).toContain('npm run -s paraf -- ');
    },
  );

  test('ends with 2 for what it does not know, 3 where nothing runs', async () => {
    expect(await runCommand(['hodl'], nowhere)).toBe(2);
    expect(nowhere.said.at(-1)).toContain('Did you mean hold?');
    expect(await runCommand(['status', '--jsn'], nowhere)).toBe(2);
    expect(await runCommand(['status', '--stack', ' '], nowhere)).toBe(2);
    expect(await runCommand(['status'], nowhere)).toBe(3);
  });

  test('as a process, finds the running Paraf through its data folder', async () => {
    const dataDir = temporaryFolder();
    const none = await paraf(dataDir, 'status', '--json');
    expect(none).toMatchObject({ code: 3, out: '', err: expect.stringContaining('No Paraf is running') });
    const table = await local.fresh();
    announce(dataDir, { table: table.name, endpoints: { dynamodb: local.endpoint } });
    const imported = await paraf(dataDir, 'import', planFile(), '--start');
    expect(imported).toMatchObject({ code: 0, err: '' });
    const { out } = await paraf(dataDir, 'status', '--json');
    expect(JSON.parse(out)).toHaveLength(2);
  });
});
