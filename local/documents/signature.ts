import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What only the store and its clients know. */
export interface StoreKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';
/** S3's own, between the clocks of a client and the service. */
const LONGEST_SKEW_MS = 15 * 60_000;

/**
 * Whether a request bears this key's signature (AWS Signature Version 4), in `Authorization` or, as a link does, in its
 * query, and in time. `now`: milliseconds.
 */
export function isSigned(request: SignedRequest, key: StoreKey, now: number): boolean {
  const [path = '', queryText = ''] = request.url.split('?');
  // A plus sign stands for itself here, not for a space.
  const query = [...new URLSearchParams(queryText.replaceAll('+', '%2B'))];
  const claim = claimIn(request.headers, new Map(query));
  if (claim === null || claim.accessKeyId !== key.accessKeyId || !claim.names.includes('host')) return false;
  const age = now - instantOf(claim.at);
  if (!(age > -LONGEST_SKEW_MS && age <= claim.livesMs)) return false;

  const canonical = [
    request.method,
    path,
    query
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...claim.names.map((name) => `${name}:${oneSpace(request.headers[name])}`),
    '',
    claim.names.join(';'),
    claim.payload,
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  return isSignatureOf(
    [ALGORITHM, claim.at, claim.scope, digest].join('\n'),
    claim.scope,
    key,
    claim.signature,
  );
}

/** Whether a signature is this key's of a text. `scope`: `<day>/<region>/<service>/aws4_request`. */
export function isSignatureOf(text: string, scope: string, key: StoreKey, signature: string): boolean {
  const start = Buffer.from(`AWS4${key.secretAccessKey}`);
  const own = hmac(scope.split('/').reduce(hmac, start), text);
  const given = Buffer.from(signature, 'hex');
  return given.length === own.length && timingSafeEqual(given, own);
}

/** `<access key id>/<scope>` in its two parts. */
export function parsedCredential(credential: string): { accessKeyId: string; scope: string } {
  const [accessKeyId = '', ...scope] = credential.split('/');
  return { accessKeyId, scope: scope.join('/') };
}

interface Claim {
  readonly accessKeyId: string;
  readonly scope: string;
  /** Of the headers that are signed. */
  readonly names: readonly string[];
  readonly signature: string;
  readonly at: string;
  readonly livesMs: number;
  /** The hash of the body, or a word for none. */
  readonly payload: string;
}

/** What a request says of its signature; null where it has none. */
function claimIn(headers: IncomingHttpHeaders, query: ReadonlyMap<string, string>): Claim | null {
  const of = (credential: string, names: string) => ({
    ...parsedCredential(credential),
    names: names.split(';'),
  });
  if (headers.authorization === undefined) {
    if (query.get('X-Amz-Algorithm') !== ALGORITHM) return null;
    return {
      ...of(query.get('X-Amz-Credential') ?? '', query.get('X-Amz-SignedHeaders') ?? ''),
      signature: query.get('X-Amz-Signature') ?? '',
      at: query.get('X-Amz-Date') ?? '',
      livesMs: Number(query.get('X-Amz-Expires') ?? Number.NaN) * 1000,
      payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    };
  }
  const form = /^AWS4-HMAC-SHA256 Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=(\w+)$/;
  const [, credential, names, signature] = form.exec(headers.authorization) ?? [];
  if (credential === undefined || names === undefined || signature === undefined) return null;
  return {
    ...of(credential, names),
    signature,
    at: String(headers['x-amz-date']),
    livesMs: LONGEST_SKEW_MS,
    payload: String(headers['x-amz-content-sha256']),
  };
}

/** Milliseconds of an instant as AWS writes it, `20261130T074500Z`. NaN where it is none. */
const instantOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const oneSpace = (value: string | string[] | undefined): string =>
  String(value ?? '')
    .trim()
    .replace(/ +/g, ' ');

/** All but RFC 3986's unreserved characters, as the signature's rules want it. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
