import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACT_NAMES } from '../../functions/approval/coordinator/act-names.ts';
import { importSection } from '../builders/records.ts';
import { DRAFT, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { accountOf, trackerFor } from './signed-in.ts';

/** Of the other plan alone; the second one reviews in this plan too, which opens nothing. */
const COORDINATORS = ['camat', 'bappeda'];
const VIEWERS = ['lurah', 'dinkes'];

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await sectionIn(world, 'sini.satu', 'opd-review');
  const members = { coordinators: COORDINATORS, viewers: VIEWERS };
  await importSection(world.records, 'sana.satu', undefined, members);
}, 60_000);
afterAll(() => world.stop());

const as = (person: string) => trackerFor(world, accountOf(`${person}@kantor.example`));

const filled = {
  why: 'Sesuai arahan rapat Senin.',
  person: 'bappeda',
  asked: 'ugm',
  due: '2024-01-15',
  version: '5',
  seq: '5',
  change: 'a'.repeat(32),
  confirm: 'yes',
};

/** Everything there is of a section and its plan: by which method, and where. */
const placesOf = (plan: string) => [
  ['get', `/?plan=${plan}`] as const,
  ['get', `/?plan=${plan}&show=attention`] as const,
  ['get', `/sections/${plan}.satu`] as const,
  ['get', `/sections/${plan}.satu/drafts/${DRAFT}`] as const,
  ...ACT_NAMES.flatMap((name) => [
    ['get', `/sections/${plan}.satu/acts/${name}`] as const,
    ['post', `/sections/${plan}.satu/acts/${name}`] as const,
  ]),
];

async function answersOf(person: string, plan: string) {
  const { get, post } = as(person);
  const answers: { status: number; headers: [string, string][]; page: string }[] = [];
  for (const [method, path] of placesOf(plan)) {
    const answer = await (method === 'get' ? get(path) : post(path, filled));
    answers.push({ status: answer.status, headers: [...answer.headers], page: await answer.text() });
  }
  return answers;
}

describe('who belongs to another plan', () => {
  test.each([...COORDINATORS, ...VIEWERS])(
    '%s reads everywhere in this one the very bytes of a plan that does not exist, and changes nothing',
    async (person) => {
      const before = await world.dump();
      const answers = await answersOf(person, 'sini');
      expect(answers).toEqual(await answersOf(person, 'tidak-ada'));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
      expect(await world.dump()).toEqual(before);
    },
  );

  test.each([...COORDINATORS, ...VIEWERS])('%s is led to their own board, and may see it', async (person) => {
    const { get } = as(person);
    world.records.requests.length = 0;
    const begin = await get('/');
    expect([begin.status, begin.headers.get('location')]).toEqual([303, '/?plan=sana']);
    // The list of plans alone: no board is read on the way.
    expect(world.records.requests.filter((it) => it === 'QueryCommand')).toHaveLength(1);
    expect(await (await get('/?plan=sana')).text()).toContain('Bagian sana.satu');
    expect((await get('/sections/sana.satu')).status).toBe(200);
  });

  test('acts on their own as a coordinator, and not as a viewer', async () => {
    const statusOf = async (person: string) => (await as(person).get('/sections/sana.satu/acts/hold')).status;
    expect(await Promise.all([...COORDINATORS, ...VIEWERS].map(statusOf))).toEqual([200, 200, 403, 403]);
  });
});
