import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { namesAt, type PdfDictionary, type PdfValue, valuesOf } from './pdf-values.ts';

/** Deciphers the stream of an object. */
export type PdfKey = (data: Uint8Array, object: number, generation: number) => Uint8Array | undefined;

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/**
 * The key of a PDF that opens without a password: only copying or printing is restricted (ISO 32000-2, 7.6.4, the standard
 * handler of revisions 2 to 6, with an empty user password). Undefined where a password is asked for, or the handler is
 * another.
 */
export function openKey(encrypt: PdfDictionary, id: PdfValue | undefined): PdfKey | undefined {
  if (!namesAt(encrypt, 'Filter').includes('Standard')) return undefined;
  const revision = numberAt(encrypt, 'R');
  const key = revision >= 5 ? newKey(encrypt, revision) : oldKey(encrypt, revision, bytesOf(id));
  if (key === undefined) return undefined;
  const method = methodOf(encrypt);
  return (data, object, generation) => {
    if (method === 'Identity') return data;
    if (method === 'AESV3') return aes('aes-256-cbc', key, data);
    const own = Buffer.from(
      [object, object >> 8, object >> 16, generation, generation >> 8].map((it) => it & 0xff),
    );
    const salt = method === 'AESV2' ? 'sAlT' : '';
    const hash = md5(key, own, Buffer.from(salt)).subarray(0, Math.min(16, key.length + 5));
    return method === 'AESV2' ? aes('aes-128-cbc', hash, data) : rc4(hash, data);
  };
}

/** How streams are enciphered (7.6.6). */
function methodOf(encrypt: PdfDictionary): string {
  if (numberAt(encrypt, 'V') < 4) return 'V2';
  const [name = 'Identity'] = namesAt(encrypt, 'StmF');
  const [filters] = valuesOf(encrypt, 'CF');
  const [filter] = filters?.kind === 'dictionary' ? valuesOf(filters, name) : [];
  return (filter?.kind === 'dictionary' ? namesAt(filter, 'CFM')[0] : undefined) ?? 'Identity';
}

/** Algorithms 2, 4 and 5. */
function oldKey(encrypt: PdfDictionary, revision: number, id: Buffer): Buffer | undefined {
  const said = numberAt(encrypt, 'V') >= 4 ? 128 : numberAt(encrypt, 'Length') || 40;
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, said / 8));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(numberAt(encrypt, 'P') | 0);
  const bare = revision >= 4 && wordAt(encrypt, 'EncryptMetadata') === 'false';
  let key = md5(padding, bytesAt(encrypt, 'O').subarray(0, 32), rights, id, Buffer.alloc(bare ? 4 : 0, 0xff));
  for (let round = 0; revision >= 3 && round < 50; round++) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  let proof: Buffer = revision === 2 ? padding : md5(padding, id);
  for (let round = 0; round < (revision === 2 ? 1 : 20); round++)
    proof = rc4(
      key.map((byte) => byte ^ round),
      proof,
    );
  return bytesAt(encrypt, 'U').subarray(0, proof.length).equals(proof) ? key : undefined;
}

/** Algorithms 2.A and 11. */
function newKey(encrypt: PdfDictionary, revision: number): Buffer | undefined {
  const [user, sealed] = [bytesAt(encrypt, 'U'), bytesAt(encrypt, 'UE')];
  const hash = (salt: Buffer) => (revision === 5 ? sha('sha256', salt) : hardened(salt));
  if (user.length < 48 || !hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined;
  const decipher = createDecipheriv(
    'aes-256-cbc',
    hash(user.subarray(40, 48)),
    Buffer.alloc(16),
  ).setAutoPadding(false);
  return sealed.length === 32 ? Buffer.concat([decipher.update(sealed), decipher.final()]) : undefined;
}

/** Algorithm 2.B, for an empty password. */
function hardened(salt: Buffer): Buffer {
  let key = sha('sha256', salt);
  for (let round = 0; ; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = sha(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256', mixed);
    if (round >= 63 && (mixed.at(-1) ?? 0) <= round - 31) return key.subarray(0, 32);
  }
}

function aes(method: string, key: Buffer, data: Uint8Array): Buffer | undefined {
  const whole = data.length - (data.length % 16);
  if (whole < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(method, key, data.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(data.subarray(16, whole)), decipher.final()]);
  return plain.subarray(0, plain.length - Math.min(16, plain.at(-1) ?? 0));
}

/** Node's own OpenSSL no longer has it. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    const [one = 0, other = 0] = [state[a], state[b]];
    state[a] = other;
    state[b] = one;
    return (one + other) & 0xff;
  };
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, other);
  }
  const out = Buffer.alloc(data.length);
  for (let at = 0, one = 0, other = 0; at < data.length; at++) {
    one = (one + 1) & 0xff;
    other = (other + (state[one] ?? 0)) & 0xff;
    out[at] = (data[at] ?? 0) ^ (state[swap(one, other)] ?? 0);
  }
  return out;
}

const md5 = (...parts: Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
const sha = (method: string, data: Uint8Array): Buffer => createHash(method).update(data).digest();

const bytesOf = (value: PdfValue | undefined): Buffer =>
  Buffer.from(value?.kind === 'string' ? value.bytes : '', 'latin1');
const bytesAt = (dictionary: PdfDictionary, key: string): Buffer => bytesOf(valuesOf(dictionary, key)[0]);

function numberAt(dictionary: PdfDictionary, key: string): number {
  const [value] = valuesOf(dictionary, key);
  return value?.kind === 'number' ? value.value : 0;
}

function wordAt(dictionary: PdfDictionary, key: string): string | undefined {
  const [value] = valuesOf(dictionary, key);
  return value?.kind === 'word' ? value.word : undefined;
}
