import { createHash, generateKeyPair, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { Provider, type JWK } from 'oidc-provider';
import { fence } from '../fence/fence.ts';
import { claimPort, portFault } from '../ports.ts';
import { issuerMemory } from './issuer-memory.ts';
import { INTERACTIONS, pickPages } from './pick-pages.tsx';
import type { SignInPerson } from './sign-in-person.ts';

export interface LocalIssuer {
  /** What the web is told as its issuer: an address on 127.0.0.1. */
  readonly issuer: string;
  readonly clientId: string;
  stop(): Promise<void>;
}

const CLIENT_ID = 'paraf';
const MINUTE = 60;

/**
 * An OpenID Connect issuer for one machine, on 127.0.0.1: it believes whoever presses a button to be that person. It
 * has what Paraf uses of Cognito: authorization code with PKCE for a public client, RS256, `cognito:groups`. Its keys
 * are made when it starts, and what it remembers ends with it. `port` 0 picks a free one. `people` is asked anew for
 * every page.
 * @throws PortInUse
 */
export async function startIssuer(options: {
  readonly port: number;
  readonly redirectUri: string;
  people(): Promise<readonly SignInPerson[]>;
}): Promise<LocalIssuer> {
  const port = await claimPort(options.port, 'the port of the local issuer');
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    adapter: issuerMemory(() => Date.now()),
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [options.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
      },
    ],
    scopes: ['openid', 'email'],
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'cognito:groups'] },
    // As Cognito does, all claims stand in the ID token.
    conformIdTokenClaims: false,
    async findAccount(_ctx, accountId) {
      const theirs = (await options.people()).filter(({ email }) => accountIdOf(email) === accountId);
      const [first] = theirs;
      if (first === undefined) return undefined;
      const groups = [...new Set(theirs.flatMap((person) => person.groups))];
      const claims = { email: first.email, email_verified: true, 'cognito:groups': groups };
      return { accountId, claims: () => ({ sub: accountId, ...claims }) };
    },
    // Nobody is asked whether Paraf may know their address: it is what they were asked for.
    async loadExistingGrant({ oidc }) {
      if (oidc.client === undefined || oidc.session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, interaction) => `${INTERACTIONS}${interaction.uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    clientBasedCORS: () => false,
    renderError(ctx, { error }) {
      ctx.type = 'text/plain';
      ctx.body = `${error}\n`;
    },
    // Cookies know no ports: these names are nobody else's on 127.0.0.1. That of the issuer's own session is sent back
    // to no page, so that nobody stays signed in here: changing from one person to another would need a script.
    cookies: {
      long: { httpOnly: true, sameSite: 'lax', path: '/nowhere' },
      keys: [randomBytes(32).toString('hex')],
      names: { session: `issuer-${port}`, interaction: `issuer-${port}-now`, resume: `issuer-${port}-back` },
    },
    jwks: { keys: [await freshKey()] },
    ttl: {
      AccessToken: MINUTE,
      AuthorizationCode: MINUTE,
      IdToken: 5 * MINUTE,
      Interaction: 60 * MINUTE,
      Session: 60 * MINUTE,
      Grant: 60 * MINUTE,
    },
  });
  const answer = provider.callback();
  const pages = getRequestListener(
    pickPages({ provider, issuer, redirectUri: options.redirectUri, people: options.people, accountIdOf })
      .fetch,
  );
  const server = createServer((request, response) =>
    request.url?.startsWith(INTERACTIONS) === true ? pages(request, response) : answer(request, response),
  );
  fence(server);
  await new Promise<void>((listening, failed) => {
    server.once('error', (fault) => failed(portFault(fault, port, 'the port of the local issuer')));
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    issuer,
    clientId: CLIENT_ID,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A name for a person that no log or index can be read as an address. */
const accountIdOf = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 32);

async function freshKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'paraf' };
}
