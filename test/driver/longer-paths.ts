import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { edit, otherRelease } from './other-release.ts';

/** As everybody who adds a stage, it says since when; what was recorded is older. */
const bappeda = (since: string) => `
    {
      stage: 'bappeda-review',
      since: '${since}',
      title: 'Bappeda Review',
      does: 'Bappeda decides.',
      task: 'review',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: false,
      alone: false,
      days: 3,
      key: '3.5-bappeda-review',
    },`;

const FINAL = `
  final: [
    {
      stage: 'final-preparation',
      title: 'Preparation',
      does: 'Kominfo puts the book together.',
      task: 'draft',
      choices: ['submit'],
      forward: 'submitted',
      code: false,
      alone: false,
      days: 5,
      key: '1-final-preparation',
    },
    {
      stage: 'final-quality',
      title: 'Quality',
      does: 'The consultant goes through the list.',
      task: 'review',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: false,
      alone: false,
      days: 3,
      key: '2-final-quality',
    },
    {
      stage: 'final-signature',
      title: 'Signature',
      does: 'The Sekda signs the book.',
      task: 'signature',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: true,
      alone: true,
      days: 2,
      key: '3-final-signature',
    },
  ],
`;

const NAMES = {
  'bappeda-review': ['Reviu Bappeda', 'ke Bappeda'],
  'final-preparation': ['Penyiapan naskah final', 'kembali kepada penyiap'],
  'final-quality': ['Pemeriksaan mutu', 'ke konsultan'],
  'final-signature': ['Pengesahan naskah final', 'ke Sekda'],
};

/**
 * Makes a release of its own in an empty folder, as somebody makes it who adds a stage in the middle of the path and a
 * second path: rows in the table, a name for each in both languages, and `npm run workflows`. Returns the folder.
 */
export function longerPaths(folder: string): string {
  const release = otherRelease(folder, { definition: false, functions: false });
  const table = join(release, 'functions/approval/path/paths.ts');
  const before = "\n    {\n      stage: 'sekda-sign-off',";
  edit(table, before, `${bappeda(new Date().toISOString())}${before}`);
  edit(table, '\n  ],\n} as const', `\n  ],${FINAL}} as const`);
  for (const language of ['id', 'en']) {
    const words = join(release, `functions/wording/${language}/stages.ts`);
    for (const [list, which] of [
      ['stages', 0],
      ['goesOn', 1],
    ] as const) {
      const rows = Object.entries(NAMES).map(([stage, names]) => `\n  '${stage}': '${names[which]}',`);
      edit(words, `const ${list} = {`, `const ${list} = {${rows.join('')}`);
    }
  }
  execFileSync(process.execPath, ['--import', 'tsx', 'workflows/write-workflows.ts'], { cwd: release });
  cpSync(join(import.meta.dirname, 'start-on-path.ts'), join(release, 'test/driver/start-on-path.ts'));
  return release;
}
