import { createHash, randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startSession } from '../../functions/records/sessions/sessions.ts';
import { hashOf, SESSION_COOKIE, toSessionCookie } from '../../functions/sign-in/session-cookie.ts';

/** Emulators play no issuer: what a signing-in leaves behind is put into the table, as the function would. */
async function signIn(client: DynamoDBDocumentClient, table: string, email: string): Promise<string> {
  const account = createHash('sha256').update(email).digest('hex').slice(0, 32);
  const secret = randomBytes(32).toString('base64url');
  const now = new Date();
  const session = {
    account,
    email,
    atMost: 'coordinator' as const,
    createdAt: now.toISOString(),
    seenAt: now.toISOString(),
    ends: new Date(now.getTime() + 3_600_000).toISOString(),
  };
  await startSession({ client, name: table, random: Math.random, wait: async () => {} }, session, {
    hash: hashOf(secret),
    code: hashOf(email),
  });
  return `__Host-${SESSION_COOKIE}=${toSessionCookie({ account, secret })}`;
}

/**
 * What the deployed board says to whom: nobody is led to the door, the door says so where the issuer cannot be reached,
 * the coordinator finds the section and its draft, a stranger and who has signed out find nothing. Throws where it is
 * otherwise.
 */
export async function visitBoard(
  base: string,
  { client, table }: { client: DynamoDBDocumentClient; table: string },
  plan: { id: string; section: string; title: string; coordinator: string },
): Promise<void> {
  const ask = async (path: string, cookie = '', init: RequestInit = {}) => {
    const headers = { cookie, origin: base };
    const response = await fetch(`${base}${path}`, { redirect: 'manual', headers, ...init });
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      text: await response.text(),
    };
  };
  const expect = (what: string, is: boolean, got: { status: number; to: string }): void => {
    if (!is) throw new Error(`${what}: it answers ${got.status} ${got.to}`);
  };

  const nobody = await ask('/');
  expect('/ leads to the door', nobody.status === 303 && nobody.to === '/sign-in?to=%2F', nobody);
  const door = await ask('/sign-in');
  expect(
    'the door says that it cannot be opened now',
    door.status === 503 && door.text.includes('lang="id"'),
    door,
  );
  const elsewhere = await ask('/board');
  expect('what has no route is not there', elsewhere.status === 404, elsewhere);

  const cookie = await signIn(client, table, plan.coordinator);
  const first = await ask('/', cookie);
  expect('one plan is where one lands', first.to === `/?plan=${plan.id}`, first);
  const board = await ask(first.to, cookie);
  expect('the board shows the section', board.status === 200 && board.text.includes(plan.title), board);
  const path = `/sections/${plan.section}`;
  const section = await ask(path, cookie);
  expect('the section has its page', section.status === 200 && section.text.includes(plan.title), section);
  const draft = /\/sections\/[\w.-]+\/drafts\/[0-9a-f]{64}/.exec(section.text)?.[0] ?? '/sections/';
  const download = await ask(draft, cookie);
  expect(
    'a draft is given out',
    download.status === 303 && download.to.includes('X-Amz-Signature'),
    download,
  );
  const bytes = await fetch(download.to);
  const sha256 = createHash('sha256')
    .update(new Uint8Array(await bytes.arrayBuffer()))
    .digest('hex');
  if (!draft.endsWith(sha256))
    throw new Error('a draft that was given out is not the one that was asked for');

  const stranger = await signIn(client, table, 'tamu@kantor.example');
  const [refused, none] = [await ask(path, stranger), await ask('/sections/demo.tidak-ada', stranger)];
  expect('a stranger learns nothing', refused.status === 403 && refused.text === none.text, refused);

  const account = await ask('/account', cookie);
  const token = /name="form-token" value="([^"]+)"/.exec(account.text)?.[1] ?? '';
  const body = new URLSearchParams({ 'form-token': token, where: 'everywhere' });
  const left = await ask('/sign-out', cookie, { method: 'POST', body });
  expect('signing out is done', left.status === 200, left);
  const after = await ask(path, cookie);
  expect('a cookie is worth nothing after it', after.status === 303, after);
}
