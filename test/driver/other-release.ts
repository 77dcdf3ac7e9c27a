import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const root = join(import.meta.dirname, '../..');
const PARTS = ['functions', 'workflows', 'local', 'cli', 'samples', 'package.json', 'tsconfig.json'];
const Definition = v.looseObject({ States: v.record(v.string(), v.record(v.string(), v.unknown())) });

/** What another release has that this one does not. */
export interface Differences {
  /** Its states have other names, and each stage has one more before it. */
  readonly definition: boolean;
  /** Its items have a later shape, with fields that this release does not know. */
  readonly functions: boolean;
}

/** Makes a release of its own in an empty folder: this one, with these differences. Returns the folder. */
export function otherRelease(folder: string, { definition, functions }: Differences): string {
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  edit(join(folder, 'package.json'), '"version": "', '"version": "99.');
  if (functions) {
    const records = join(folder, 'functions/records');
    edit(join(records, 'plan/plan.ts'), 'SHAPE = 1', 'SHAPE = 2');
    edit(
      join(records, 'section/stage-item.ts'),
      '  ...stage,\n',
      "  ...stage,\n  mood: { of: 'a later release' },\n",
    );
    edit(
      join(records, 'section/section-item.ts'),
      '    ...standing,\n',
      '    ...standing,\n    weight: 3,\n',
    );
    edit(join(records, 'outbox/outbox-item.ts'), 'shape: SHAPE,', "shape: SHAPE,\n    colour: 'blue',");
  }
  if (definition) rename(join(folder, 'workflows/section-approval.asl.json'));
  return folder;
}

export function edit(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  writeFileSync(file, text.replaceAll(before, after));
}

/** `Drafting` becomes a Pass state that goes to `Drafting, later`, for every Task. */
function rename(file: string): void {
  const read = v.parse(Definition, JSON.parse(readFileSync(file, 'utf8')));
  const States: Record<string, unknown> = {};
  for (const [name, state] of Object.entries(read.States)) {
    if (state['Type'] !== 'Task') States[name] = state;
    else {
      States[name] = { Type: 'Pass', Next: `${name}, later` };
      States[`${name}, later`] = state;
    }
  }
  writeFileSync(file, JSON.stringify({ ...read, States }, null, 2));
}
