import * as v from 'valibot';
import type { Typed } from './model/problem.ts';

/** What was posted to a review link. A form that is none of ours reads as a decision in which everything is missing. */
export type Posted =
  | { readonly form: 'decision'; readonly typed: Typed; readonly code: string | null }
  | { readonly form: 'upload'; readonly upload: string }
  | { readonly form: 'box'; readonly ticked: boolean };

/** A field given twice, or as a file, counts as missing. */
const Field = v.fallback(v.nullable(v.string()), null);

const Fields = v.object({
  form: v.optional(Field, null),
  confirm: v.optional(Field, null),
  upload: v.optional(Field, null),
  decision: v.optional(Field, null),
  comment: v.optional(Field, null),
  draft: v.optional(Field, null),
  code: v.optional(Field, null),
});

export function readForm(body: unknown): Posted {
  const { form, confirm, upload, decision, comment, draft, code } = v.parse(Fields, body);
  if (form === 'new-link' || form === 'not-me') return { form: 'box', ticked: confirm === 'yes' };
  if (upload !== null) return { form: 'upload', upload };
  // Browsers send line ends as CR LF.
  const text = (comment ?? '').replace(/\r\n?/g, '\n');
  return { form: 'decision', typed: { decision, comment: text, draft }, code };
}
