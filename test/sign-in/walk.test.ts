import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownRecords } from '../builders/own-records.ts';
import { signInAs } from '../driver/sign-in.ts';
import { KOORDINATOR, PENGAMAT, type SignInOffice, startSignIn } from './office.ts';

const records = ownRecords();
let office: SignInOffice;
beforeAll(async () => {
  office = await startSignIn(records);
});
afterAll(() => office.stop());

describe('signing in', () => {
  test('with one press at the local issuer lands on the page that was asked for', async () => {
    const mine = await signInAs(office.base, KOORDINATOR, '/sections/papan.satu?x=1');
    expect(await (await mine.get('/seen')).json()).toMatchObject({
      account: { email: KOORDINATOR, atMost: 'coordinator' },
    });
    const page = await (await mine.get('/account')).text();
    expect(page).toContain(KOORDINATOR);
  });
  test('a viewer may at most look', async () => {
    const mine = await signInAs(office.base, PENGAMAT);
    expect(await (await mine.get('/seen')).json()).toMatchObject({ account: { atMost: 'viewer' } });
  });
});
