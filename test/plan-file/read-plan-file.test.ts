import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { settingsOf } from '../../functions/plan-file/settings-of.ts';
import { FAULTY_LINKS, FAULTY_SHAPES } from './faulty-plans.ts';
import { planText, type SmallPlan } from './small-plan.ts';

const at = (path: string) => new URL(`../../samples/${path}`, import.meta.url);
const sample = readFileSync(at('bojonegoro.json'), 'utf8');
const published = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(at('plan.schema.json'), 'utf8')),
);

const complaintsAbout = (change: (plan: SmallPlan) => void) => {
  const read = readPlanFile(planText(change));
  return 'complaints' in read ? read.complaints : [];
};

const fileOf = (text: string) => {
  const read = readPlanFile(text);
  if (!('file' in read)) throw new Error(JSON.stringify(read));
  return read;
};

describe('a plan file', () => {
  test('is taken by Paraf and by the published schema', () => {
    expect(fileOf(planText()).warnings).toEqual([]);
    expect(published(JSON.parse(planText()))).toBe(true);
  });

  test.each(FAULTY_SHAPES)('with $what is refused by both, and Paraf says where', ({ change, path }) => {
    expect(complaintsAbout(change).map((it) => it.path)).toContain(path);
    expect(published(JSON.parse(planText(change)))).toBe(false);
  });

  test.each(FAULTY_LINKS)('with $what is refused, and Paraf says where', ({ change, path }) => {
    expect(complaintsAbout(change).map((it) => it.path)).toEqual([path]);
  });

  test('with faults in many places names them all at once', () => {
    const all = complaintsAbout((plan) => {
      plan.title = '';
      plan.coordinators.push('siapa');
      Object.assign(plan.sections[1] ?? {}, { book: 'buku-9', roster: 3 });
    });
    expect(all.map((it) => it.path)).toEqual([
      'title',
      'sections[1].roster',
      'coordinators[1]',
      'sections[1].book',
    ]);
  });

  test('whose section would not fit the board is refused', () => {
    const all = complaintsAbout((plan) => {
      const many = Array.from({ length: 10 }, (_, i) => ({
        id: `perangkat-daerah-nomor-${i}`,
        name: 'x',
        office: 'x',
        email: `p${i}@x.example`,
      }));
      plan.people.push(...many);
      Object.assign(plan.sections[0]?.roster ?? {}, { 'opd-review': many.map(({ id }) => id) });
      Object.assign(plan.sections[0] ?? {}, { title: 'x'.repeat(120) });
    });
    expect(all).toEqual([{ path: 'sections[0]', problem: expect.stringContaining('at most 700 fit') }]);
  });

  test('whose drafter also reviews is taken with a warning', () => {
    const { warnings } = fileOf(
      planText((plan) =>
        Object.assign(plan.sections[1]?.roster ?? {}, { 'opd-review': ['bappeda', 'penyusun'] }),
      ),
    );
    expect(warnings).toEqual([
      { path: 'sections[1].roster.opd-review[1]', problem: '"penyusun" also drafts this section' },
    ]);
  });

  test('whose reviewer sits in two stages is taken with a warning at the later one', () => {
    const { warnings } = fileOf(
      planText((plan) => Object.assign(plan.sections[1]?.roster ?? {}, { 'sekda-sign-off': ['bappeda'] })),
    );
    expect(warnings).toEqual([
      {
        path: 'sections[1].roster.sekda-sign-off[0]',
        problem: '"bappeda" also sits in opd-review of this section',
      },
    ]);
  });

  test('that is cut short or mistyped is refused with its line and column', () => {
    const where = (text: string) => {
      const read = readPlanFile(text);
      return 'at' in read ? [read.at.line, read.at.column] : read;
    };
    expect(where('{\n  "plan": tidak\n}')).toEqual([2, 12]);
    expect(where('{\n  "plan": "a"\n  "title": "b"\n}')).toEqual([3, 3]);
    expect(where('{\n  "plan": "a",\n}')).toEqual([3, 1]);
    expect(where('{\n  "plan": "a')).toEqual([2, 13]);
    expect(where('')).toEqual([1, 1]);
  });

  test('gives a section its own working days, else the plan’s, else the usual ones', () => {
    const { file } = fileOf(planText());
    const [section] = file.sections;
    expect(section && settingsOf(file, section)).toEqual({
      roster: {
        drafting: [{ person: 'penyusun', required: true }],
        'opd-review': [
          { person: 'bappeda', required: true },
          { person: 'dinkes', required: false },
        ],
        'ugm-review': [{ person: 'ugm', required: true }],
        'sekda-sign-off': [{ person: 'sekda', required: true }],
      },
      workingDays: { drafting: 2, 'opd-review': 3, 'ugm-review': 6, 'sekda-sign-off': 2 },
    });
  });
});

test('the sample plan has 26 sections in four books, and nobody reviews what they draft', () => {
  const { file, warnings } = fileOf(sample);
  expect(warnings).toEqual([]);
  expect(published(JSON.parse(sample))).toBe(true);
  expect(file.books.map(({ id }) => file.sections.filter(({ book }) => book === id).length)).toEqual([
    5, 14, 2, 5,
  ]);
  for (const { email } of [...file.people, file.contact]) expect(email).toMatch(/\.example$/);
});
