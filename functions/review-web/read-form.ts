import type { Typed } from './model/problem.ts';

/** What was posted to a review link. A form that is none of ours reads as a decision in which everything is missing. */
export type Posted =
  | { readonly form: 'decision'; readonly typed: Typed; readonly code: string | null }
  | { readonly form: 'upload'; readonly upload: string }
  | { readonly form: 'box'; readonly ticked: boolean }
  | { readonly form: 'open'; readonly place: string };

export function readForm(fields: Readonly<Record<string, string>>): Posted {
  const {
    form,
    confirm,
    upload,
    decision = null,
    comment = '',
    draft = null,
    papers = null,
    code = null,
    open = '',
  } = fields;
  if (form === 'new-link' || form === 'not-me') return { form: 'box', ticked: confirm === 'yes' };
  if (form === 'open') return { form, place: open };
  if (upload !== undefined) return { form: 'upload', upload };
  return { form: 'decision', typed: { decision, comment, draft, papers }, code };
}
