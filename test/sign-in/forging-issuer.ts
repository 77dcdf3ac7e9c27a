import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** An issuer that says whatever a test wants, and takes a code as often as it is given. */
export interface ForgingIssuer {
  readonly issuer: string;
  /** Claims of the next ID tokens, beside issuer, audience and times; `undefined` leaves one out. */
  says: Record<string, unknown>;
  /** Signs with a key that is not the published one. */
  wrongKey: boolean;
  /** Answers 500 to everything. */
  broken: boolean;
  /** Forms that came to its token endpoint. */
  readonly redeemed: Record<string, unknown>[];
  /** How often its metadata were asked for. */
  readonly asked: { metadata: number };
  stop(): Promise<void>;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf(claims: Record<string, unknown>, key: KeyObject): string {
  const text = `${base64url({ alg: 'RS256', kid: 'k' })}.${base64url(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

const freshKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** `port` 0 picks a free one. */
export async function startForgingIssuer(port = 0): Promise<ForgingIssuer> {
  const [key, other] = [freshKey(), freshKey()];
  const app = new Hono();
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  const it: ForgingIssuer = {
    issuer,
    says: {},
    wrongKey: false,
    broken: false,
    redeemed: [],
    asked: { metadata: 0 },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  app.use(async (c, next) => (it.broken ? c.text('broken', 500) : next()));
  app.get('/.well-known/openid-configuration', (c) => {
    it.asked.metadata += 1;
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    });
  });
  app.get('/keys', (c) =>
    c.json({
      keys: [{ ...createPublicKey(key).export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
    }),
  );
  app.post('/token', async (c) => {
    it.redeemed.push(await c.req.parseBody());
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: 'paraf', sub: 's1', iat: now, exp: now + 300, ...it.says };
    const id_token = tokenOf(claims, it.wrongKey ? other : key);
    return c.json({ access_token: 'akses', token_type: 'Bearer', expires_in: 300, id_token });
  });
  return it;
}
