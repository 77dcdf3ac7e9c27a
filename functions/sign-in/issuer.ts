import * as openid from 'openid-client';
import * as v from 'valibot';

/** What binds an issuer's answer to the browser that asked for it. Each is used once. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): only who holds it can redeem the code. */
  readonly verifier: string;
}

/** What the issuer says of whoever signed in. `email`: verified by it; lower case. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly groups: readonly string[];
}

export interface IssuerRefusal {
  readonly refused: 'unreachable' | 'mismatch' | 'denied' | 'unverified';
  /** A short name of what went wrong, for the log: never anything that a visitor typed. */
  readonly fault: string | null;
}

/** Whom the pages ask who somebody is. */
export interface Issuer {
  /** Where to send the browser. */
  begin(secrets: Secrets): Promise<{ readonly url: string } | IssuerRefusal>;
  /** Redeems the code of a callback. `search`: its query as it came, such as `?code=…&state=…`. */
  finish(search: string, secrets: Secrets): Promise<Identity | IssuerRefusal>;
}

/** A page waits this long for the issuer, in seconds. */
const PATIENCE_SECONDS = 5;

/**
 * An OpenID Connect issuer (Cognito deployed, a local one on one machine), asked by authorization code with PKCE as a
 * public client: there is no client secret to keep. `redirectUri` is registered with it. Its metadata are read when
 * first needed and kept; after a failure they are asked for again.
 */
export function openIdIssuer(at: {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Of its pages, as `id`. Without it: as it pleases. */
  readonly language?: string;
}): Issuer {
  let known: Promise<openid.Configuration> | null = null;
  const configuration = (): Promise<openid.Configuration> => {
    known ??= discover(at.issuer, at.clientId).catch((fault: unknown) => {
      known = null;
      throw fault;
    });
    return known;
  };
  return {
    async begin({ state, nonce, verifier }) {
      try {
        const parameters = {
          redirect_uri: at.redirectUri,
          scope: 'openid email',
          state,
          nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          // Whoever signs out here stays signed in at the issuer: it must ask anew who is there.
          prompt: 'login',
          // The standard's word for it, and Cognito's.
          ...(at.language === undefined ? {} : { ui_locales: at.language, lang: at.language }),
        };
        return { url: openid.buildAuthorizationUrl(await configuration(), parameters).href };
      } catch (fault) {
        return refusalOf(fault);
      }
    },
    async finish(search, { state, nonce, verifier }) {
      try {
        const answer = await openid.authorizationCodeGrant(
          await configuration(),
          new URL(search, at.redirectUri),
          { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        );
        return identityIn(answer.claims());
      } catch (fault) {
        return refusalOf(fault);
      }
    },
  };
}

function discover(issuer: string, clientId: string): Promise<openid.Configuration> {
  const url = new URL(issuer);
  const here = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  return openid.discovery(url, clientId, undefined, openid.None(), {
    timeout: PATIENCE_SECONDS,
    execute: [openid.enableNonRepudiationChecks, ...(here ? [openid.allowInsecureRequests] : [])],
  });
}

const Claims = v.object({
  iss: v.string(),
  sub: v.string(),
  // Letters beyond ASCII are refused: some turn into ASCII ones in lower case, and would be somebody else's address.
  email: v.pipe(v.string(), v.regex(/^[!-?A-~]+@[!-?A-~]+$/), v.maxLength(254), v.toLowerCase()),
  email_verified: v.literal(true),
  'cognito:groups': v.optional(v.array(v.string()), []),
});

function identityIn(claims: unknown): Identity | IssuerRefusal {
  const read = v.safeParse(Claims, claims);
  if (!read.success) return { refused: 'unverified', fault: null };
  const { iss, sub, email, 'cognito:groups': groups } = read.output;
  return { issuer: iss, subject: sub, email, groups };
}

/** What the issuer's answer, or its silence, means. @throws what is a fault of our own */
function refusalOf(fault: unknown): IssuerRefusal {
  if (fault instanceof openid.AuthorizationResponseError)
    return SILENT.has(fault.error)
      ? { refused: 'unreachable', fault: fault.error }
      : { refused: 'denied', fault: null };
  if (fault instanceof openid.ResponseBodyError)
    return { refused: fault.status >= 500 ? 'unreachable' : 'mismatch', fault: named(fault.error) };
  if (fault instanceof openid.ClientError)
    return {
      refused: UNREACHED.has(fault.code ?? '') ? 'unreachable' : 'mismatch',
      fault: fault.code ?? null,
    };
  // What fetch throws where nobody answers; a TypeError with a code is openid-client's, about how it was called.
  if (fault instanceof TypeError && !('code' in fault))
    return { refused: 'unreachable', fault: 'FetchFailed' };
  throw fault;
}

/** The issuer's own words for not being able to answer (RFC 6749, 4.1.2.1). */
const SILENT = new Set(['server_error', 'temporarily_unavailable']);

/** Answers that are not the issuer's: of a proxy before it, or none in time. */
const UNREACHED = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

const named = (error: string): string | null => (/^[a-z_]{1,40}$/.test(error) ? error : null);
