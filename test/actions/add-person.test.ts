import { expect, test } from 'vitest';
import { addPerson, personFrom } from '../../functions/actions/add-person.ts';
import { readEverybody } from '../../functions/records/plan/people.ts';
import { writing } from '../../functions/actions/change-people.ts';
import { createPerson } from '../../functions/records/plan/person-versions.ts';
import { ownRecords } from '../builders/own-records.ts';
import { importSection } from '../builders/records.ts';

const records = ownRecords();

const given = { name: 'dr. Ani Rahmawati', office: 'Dinas Kesehatan', email: 'ani@dinkes.example' };

/** Every put is sent twice, as the SDK does where it waits for the first answer in vain. */
async function sentTwice(written: () => Promise<unknown>): Promise<void> {
  records.raw.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand') await next(args);
      return next(args);
    },
    { step: 'initialize', name: 'repeats' },
  );
  await written();
  records.raw.middlewareStack.remove('repeats');
}

test('somebody who is added is one person, also where the first answer is lost', async () => {
  await importSection(records, 'orang.satu');
  const { table } = records.dependencies;
  const before = await readEverybody(table, 'orang');
  await sentTwice(() => addPerson(records.dependencies, 'orang', before, given, 'koordinator'));
  const after = await readEverybody(table, 'orang');
  expect(after.size).toBe(before.size + 1);
  const [person] = [...after.values()].filter(({ email }) => email === given.email);
  expect(person).toMatchObject({ name: given.name, office: given.office });
});

test('an id that somebody else was given meanwhile is not taken from them', async () => {
  await importSection(records, 'orang2.satu');
  const { table } = records.dependencies;
  const theirs = { ...given, id: 'dinas-kesehatan-1' };
  expect(
    await createPerson(
      table,
      'orang2',
      { ...theirs, name: 'dr. Budi' },
      writing(records.dependencies, 'koordinator'),
    ),
  ).toBe(true);
  expect(await createPerson(table, 'orang2', theirs, writing(records.dependencies, 'koordinator'))).toBe(
    false,
  );
  const people = await readEverybody(table, 'orang2');
  expect(people.get(theirs.id)?.name).toBe('dr. Budi');
  const tails = ['1', '2'];
  expect(
    personFrom(people, { ...given, email: 'lain@dinkes.example' }, () => tails.shift() ?? ''),
  ).toMatchObject({
    created: { id: 'dinas-kesehatan-2' },
  });
});

test.each([
  ['Dinas Pekerjaan Umum, Bina Marga dan Penataan Ruang', 'dinas-pekerjaan-umum-bina-marga-dan-0af3'],
  ['Kécamatan Dander', 'kecamatan-dander-0af3'],
  ['部', 'orang-0af3'],
])('the id of a person of %s says the office and no name', (office, id) => {
  expect(personFrom(new Map(), { ...given, office }, () => '0af3')).toMatchObject({ created: { id } });
});
