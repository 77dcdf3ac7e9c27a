import * as v from 'valibot';
import { ALGORITHM, isSignatureOf, parsedCredential, type StoreKey } from './signature.ts';

/** A file that a page's form may put, under this key. */
export interface PostedFile {
  readonly key: string;
  readonly file: File;
  readonly contentType: string | undefined;
  /** Where the browser is sent afterwards. */
  readonly redirect: string | undefined;
}

/** S3's code for what is wrong with a form, and its status. */
export interface RefusedForm {
  readonly refused: 'MalformedPOSTRequest' | 'AccessDenied' | 'EntityTooLarge' | 'EntityTooSmall';
  readonly status: 400 | 403;
}

/** Where the files of strangers go (`functions/documents/store/draft-keys.ts`), and none of our own lies. */
const UPLOADS = 'incoming/';

/** What a policy says of one field, or of the file's size. */
type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'size'; readonly least: number; readonly most: number };

const fieldOf = (name: string): string => name.replace(/^\$/, '').toLowerCase();
const Conditions = v.union([
  v.pipe(
    v.tuple([v.picklist(['eq', 'starts-with']), v.string(), v.string()]),
    v.transform(([kind, name, value]): Condition[] => [{ kind, field: fieldOf(name), value }]),
  ),
  v.pipe(
    v.tuple([v.literal('content-length-range'), v.number(), v.number()]),
    v.transform(([, least, most]): Condition[] => [{ kind: 'size', least, most }]),
  ),
  v.pipe(
    v.record(v.string(), v.string()),
    v.transform((same): Condition[] =>
      Object.entries(same).map(([name, value]) => ({ kind: 'eq', field: fieldOf(name), value })),
    ),
  ),
]);
const Policy = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64').toString('utf8')),
  v.parseJson(),
  v.object({
    expiration: v.pipe(v.string(), v.transform(Date.parse), v.number()),
    conditions: v.pipe(
      v.array(Conditions),
      v.transform((all) => all.flat()),
    ),
  }),
);

/** No condition need speak of these (S3's "POST policy"). */
const UNSPOKEN = ['policy', 'x-amz-signature'];

/**
 * What a posted form puts, as S3 judges it: its policy bears this key's signature and has not expired, and allows the
 * bucket, each of its fields and the size of its file. Whatever a policy says, no form puts anything but an upload.
 * `now`: milliseconds.
 */
export function readPostedForm(
  form: FormData,
  { bucket, key, now }: { bucket: string; key: StoreKey; now: number },
): PostedFile | RefusedForm {
  const fields = fieldsOf(form);
  const sent = form.get('file');
  // Where none was chosen, it may come without a name.
  const file = typeof sent === 'string' ? new File([sent], '') : sent;
  if (file === null || fields === null) return { refused: 'MalformedPOSTRequest', status: 400 };
  const policy = signedPolicy(fields, key);
  if (policy === null || policy.expiration < now) return denied;

  // Browsers send a bare name; S3 drops path parts all the same.
  const fileName = file.name.replace(/^.*[/\\]/s, '');
  fields.set(
    'key',
    (fields.get('key') ?? '').replaceAll(/\$\{filename\}/g, () => fileName),
  );
  if ((fields.get('bucket') ?? bucket) !== bucket) return denied;
  fields.set('bucket', bucket);
  const spoken = new Set(UNSPOKEN);
  for (const condition of policy.conditions) {
    if (condition.kind === 'size') {
      if (file.size < condition.least) return { refused: 'EntityTooSmall', status: 400 };
      if (file.size > condition.most) return { refused: 'EntityTooLarge', status: 400 };
      continue;
    }
    const { kind, field, value } = condition;
    const given = fields.get(field) ?? '';
    if (kind === 'eq' ? given !== value : !given.startsWith(value)) return denied;
    spoken.add(field);
  }
  if ([...fields.keys()].some((field) => !spoken.has(field))) return denied;
  const put = fields.get('key') ?? '';
  if (!put.startsWith(UPLOADS)) return denied;
  return {
    key: put,
    file,
    contentType: fields.get('content-type'),
    redirect: fields.get('success_action_redirect'),
  };
}

const denied: RefusedForm = { refused: 'AccessDenied', status: 403 };

/** The fields beside the file, by their names in lower case; null where a name stands twice, and readers could differ. */
function fieldsOf(form: FormData): Map<string, string> | null {
  const fields = new Map<string, string>();
  let files = 0;
  for (const [name, value] of form) {
    if (name === 'file') files += 1;
    else if (typeof value !== 'string' || fields.has(name.toLowerCase())) return null;
    else fields.set(name.toLowerCase(), value);
  }
  return files === 1 ? fields : null;
}

/** The form's policy; null where it does not bear this key's signature, or is none. */
function signedPolicy(
  fields: ReadonlyMap<string, string>,
  key: StoreKey,
): v.InferOutput<typeof Policy> | null {
  const { accessKeyId, scope } = parsedCredential(fields.get('x-amz-credential') ?? '');
  const text = fields.get('policy') ?? '';
  const isOurs =
    fields.get('x-amz-algorithm') === ALGORITHM &&
    accessKeyId === key.accessKeyId &&
    isSignatureOf(text, scope, key, fields.get('x-amz-signature') ?? '');
  if (!isOurs) return null;
  const read = v.safeParse(Policy, text);
  return read.success ? read.output : null;
}
