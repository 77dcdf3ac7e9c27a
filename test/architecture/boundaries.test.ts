import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boundaryFaults } from './boundaries.ts';

let copy = '';

function copyRooms(): void {
  copy = mkdtempSync(join(tmpdir(), 'paraf-boundaries-'));
  for (const room of ['functions', 'cli', 'local', 'infra', 'bench', 'samples', 'package.json']) {
    if (existsSync(room)) cpSync(room, join(copy, room), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
}

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

const somewhere = (file: string) => plant(file, "export const here = 'here';\n");

const planted: { rule: string; from: string; to?: string; specifier: string }[] = [
  {
    rule: 'approval-is-pure',
    from: 'functions/approval',
    to: 'functions/records',
    specifier: '../records/planted.ts',
  },
  { rule: 'approval-is-pure', from: 'functions/approval', specifier: 'node:crypto' },
  { rule: 'approval-is-pure', from: 'functions/approval', specifier: 'valibot' },
  {
    rule: 'discussion-is-pure',
    from: 'functions/discussion',
    to: 'functions/records',
    specifier: '../records/planted.ts',
  },
  { rule: 'discussion-is-pure', from: 'functions/discussion', specifier: 'node:crypto' },
  {
    rule: 'deadlines-are-counted',
    from: 'functions/deadlines',
    to: 'functions/records',
    specifier: '../records/planted.ts',
  },
  { rule: 'deadlines-are-counted', from: 'functions/deadlines', specifier: 'valibot' },
  {
    rule: 'letters-are-pure',
    from: 'functions/letters',
    to: 'functions/mail',
    specifier: '../mail/planted.ts',
  },
  {
    rule: 'wording-is-words',
    from: 'functions/wording',
    to: 'functions/mail',
    specifier: '../mail/planted.ts',
  },
  {
    rule: 'rooms-do-not-look-up',
    from: 'functions/records',
    to: 'functions/actions',
    specifier: '../actions/planted.ts',
  },
  {
    rule: 'rooms-do-not-look-up',
    from: 'functions/mail',
    to: 'functions/review-web',
    specifier: '../review-web/planted.ts',
  },
  {
    rule: 'actions-do-not-look-up',
    from: 'functions/actions',
    to: 'functions/review-web',
    specifier: '../review-web/planted.ts',
  },
  { rule: 'actions-hold-no-client', from: 'functions/actions', specifier: '@aws-sdk/client-s3' },
  { rule: 'webs-hold-no-client', from: 'functions/review-web', specifier: '@aws-sdk/client-dynamodb' },
  {
    rule: 'webs-hold-no-client',
    from: 'functions/review-web',
    to: 'functions/step-functions',
    specifier: '../step-functions/planted.ts',
  },
  {
    rule: 'history-knows-no-web',
    from: 'functions/history',
    to: 'functions/tracker-web',
    specifier: '../tracker-web/planted.ts',
  },
  {
    rule: 'only-signing-in-asks-the-issuer',
    from: 'functions/deployed',
    specifier: '../sign-in/issuer.ts',
  },
  {
    rule: 'only-signing-in-asks-the-issuer',
    from: 'functions/tracker-web',
    specifier: '../sign-in/sign-in-web.ts',
  },
  { rule: 'only-signing-in-asks-the-issuer', from: 'functions/sign-in', specifier: 'openid-client' },
  {
    rule: 'only-roots-compose',
    from: 'functions/review-web',
    to: 'functions/deployed',
    specifier: '../deployed/planted.ts',
  },
  {
    rule: 'functions-stay-in-functions',
    from: 'functions/deployed',
    to: 'local',
    specifier: '../../local/planted.ts',
  },
  {
    rule: 'functions-stay-in-functions',
    from: 'functions/outbox',
    to: 'infra',
    specifier: '../../infra/planted.ts',
  },
  {
    rule: 'cli-commands-act',
    from: 'cli',
    to: 'functions/review-web',
    specifier: '../functions/review-web/planted.ts',
  },
  {
    rule: 'reading-knows-no-web',
    from: 'functions/reading',
    to: 'functions/review-web',
    specifier: '../review-web/planted.ts',
  },
  { rule: 'infra-deploys', from: 'infra', to: 'local', specifier: '../local/planted.ts' },
  { rule: 'nothing-imports-tests', from: 'local', to: 'test', specifier: '../test/planted.ts' },
  { rule: 'no-dev-dependency-in-production', from: 'functions/deployed', specifier: 'fast-check' },
  { rule: 'resolvable', from: 'functions/mail', specifier: './nowhere.ts' },
];

/** All of them planted in one copy, each in a file of its own, and read once: reading the code takes a second. */
describe('an import that is not allowed', () => {
  const importerOf = (nth: number) => `${planted[nth]?.from}/planted-import-${nth}.ts`;
  let faults: string[] = [];
  beforeAll(async () => {
    copyRooms();
    for (const [nth, { to, specifier }] of planted.entries()) {
      if (to !== undefined) somewhere(`${to}/planted.ts`);
      plant(importerOf(nth), `import * as there from '${specifier}';\nexport const seen = there;\n`);
    }
    faults = await boundaryFaults(copy);
    rmSync(copy, { recursive: true });
  }, 60_000);

  it.each(planted.map((it, nth) => ({ ...it, nth })))(
    '$rule refuses $specifier in $from',
    ({ rule, nth }) => {
      expect(faults).toContainEqual(expect.stringContaining(`${rule}: ${importerOf(nth)} → `));
    },
  );

  it('is refused, and nothing else', () => {
    expect(faults.filter((fault) => !fault.includes('planted'))).toEqual([]);
  });
});

describe('the import boundaries', () => {
  beforeEach(copyRooms);
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it('hold in the code as it is', async () => {
    expect(await boundaryFaults(copy)).toEqual([]);
  });

  it('see an import that is only of a type', async () => {
    plant('functions/records/planted.ts', 'export type Here = string;\n');
    plant(
      'functions/approval/planted-import.ts',
      "import type { Here } from '../records/planted.ts';\nexport type There = Here;\n",
    );
    expect(await boundaryFaults(copy)).toEqual([
      'approval-is-pure: functions/approval/planted-import.ts → functions/records/planted.ts',
    ]);
  });

  it('refuse a circle', async () => {
    plant(
      'functions/records/planted-a.ts',
      "import { b } from './planted-b.ts';\nexport const a = () => b;\n",
    );
    plant(
      'functions/records/planted-b.ts',
      "import { a } from './planted-a.ts';\nexport const b = () => a;\n",
    );
    expect(await boundaryFaults(copy)).toContainEqual(expect.stringContaining('no-cycles: '));
  });

  it('fail when the checker finds nothing to read', async () => {
    rmSync(copy, { recursive: true });
    mkdirSync(copy);
    expect(await boundaryFaults(copy)).toEqual([expect.stringContaining('no modules found')]);
  });
});
