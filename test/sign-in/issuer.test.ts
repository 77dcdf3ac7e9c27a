import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openIdIssuer } from '../../functions/sign-in/issuer.ts';

test('the pages of the issuer are asked for in the language that was given', async () => {
  const server = createServer((_request, response) => {
    const endpoints = { authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer, ...endpoints, jwks_uri: `${issuer}/jwks` }));
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const at = { issuer, clientId: 'papan', redirectUri: 'https://paraf.example/sign-in/callback' };
  const secrets = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
  const asked = async (language?: string) => {
    const begun = await openIdIssuer(language === undefined ? at : { ...at, language }).begin(secrets);
    if ('refused' in begun) throw new Error(begun.refused);
    const { searchParams } = new URL(begun.url);
    return [searchParams.get('lang'), searchParams.get('ui_locales')];
  };
  expect(await asked('id')).toEqual(['id', 'id']);
  expect(await asked()).toEqual([null, null]);
  server.closeAllConnections();
  await new Promise((down) => server.close(down));
});
