import { expect, test } from 'vitest';
import { MAX_PEOPLE, MAX_SECTIONS } from '../../functions/plan-file/limits.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';

/** A plan of so many sections and people, each of whom drafts, reviews or signs somewhere. */
const planOf = (sections: number, people: number): string =>
  JSON.stringify({
    plan: 'besar',
    title: 'Masterplan besar',
    contact: { name: 'Kominfo', email: 'kominfo@kantor.example' },
    coordinators: ['orang-0'],
    people: Array.from({ length: people }, (_, i) => ({
      id: `orang-${i}`,
      name: `Kepala kantor ${i}`,
      office: `Kantor ${i}`,
      email: `orang-${i}@kantor.example`,
    })),
    books: [{ id: 'satu', title: 'Buku 1' }],
    sections: Array.from({ length: sections }, (_, i) => ({
      id: `bagian-${i}`,
      title: `Bagian ${i}`,
      book: 'satu',
      roster: {
        drafting: [`orang-${i % people}`],
        'opd-review': [`orang-${(i + 1) % people}`],
        'ugm-review': [`orang-${(i + 2) % people}`],
        'sekda-sign-off': [`orang-${(i + 3) % people}`],
      },
    })),
  });

/** Processor time of reading it, in milliseconds. */
function timeOf(text: string): number {
  const from = process.cpuUsage();
  const read = readPlanFile(text);
  expect(read).toMatchObject({ warnings: [] });
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

test('a plan of 10,000 sections and 2,000 people is read in less than 2 s, and half of it in half the time', () => {
  timeOf(planOf(200, 200));
  const half = timeOf(planOf(5_000, 1_000));
  const whole = timeOf(planOf(10_000, 2_000));
  console.log(`plan file: 5,000 sections in ${Math.round(half)} ms, 10,000 in ${Math.round(whole)} ms`);
  expect(whole).toBeLessThan(2_000);
  expect(whole / half).toBeLessThan(3);
});

test.each([
  ['sections', planOf(MAX_SECTIONS + 1, 4), `has more than ${MAX_SECTIONS} sections; make plans of them`],
  ['people', planOf(1, MAX_PEOPLE + 1), `names more than ${MAX_PEOPLE} people`],
])('a plan of too many %s is refused in words', (_, text, problem) => {
  const read = readPlanFile(text);
  expect(
    'refused' in read && read.refused === 'faulty' ? read.complaints.map((it) => it.problem) : [],
  ).toContain(problem);
});
