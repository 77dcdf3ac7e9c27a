import type { FC } from 'hono/jsx';
import { described, Field, FieldError, helpOf, wrongClass } from '../../pages/field.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { DecisionForm, Mend } from '../model/page-model.ts';

/** The form that decides: an unchosen radio, the comment, and the code at sign-off. */
export const DecideForm: FC<{
  form: DecisionForm;
  /** Whose decision it is. */
  asWhom: string | null;
  mends: readonly Mend[];
  words: Wording;
}> = ({
  form,
  asWhom,
  mends,
  words: {
    pages: { labels },
  },
}) => (
  <section class="sheet">
    <form method="post" action={form.action} novalidate>
      <input type="hidden" name="draft" value={form.draft} />
      <input type="hidden" name="papers" value={String(form.papers)} />
      {form.discussed.map(({ text, href, label }) => (
        <p>
          {text} <a href={href}>{label}</a>
        </p>
      ))}
      <fieldset class={wrongClass(mends, 'decision', '')} {...described(mends, 'decision')} id="decision">
        <legend>{form.legend}</legend>
        {asWhom === null ? null : (
          <p class="hint">
            {form.asWhom} <b>{asWhom}</b>
          </p>
        )}
        <FieldError mends={mends} field="decision" />
        {form.choices.map(({ value, label, leadsTo, chosen }) => (
          <label class="choice">
            <input type="radio" name="decision" value={value} checked={chosen} required />
            <b>{label}</b>
            <span>{leadsTo}</span>
          </label>
        ))}
      </fieldset>
      <Field name="comment" label={form.comment.label} help={form.comment.help} mends={mends}>
        <textarea id="comment" name="comment" rows={5} {...described(mends, 'comment', helpOf('comment'))}>
          {`\n${form.comment.text}`}
        </textarea>
      </Field>
      {form.code === null ? null : (
        <Field name="code" label={labels.code} help={form.code.help} mends={mends}>
          <input
            type="text"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]*"
            maxlength={9}
            required
            {...described(mends, 'code', helpOf('code'))}
          />
        </Field>
      )}
      <button type="submit">{form.button}</button>
    </form>
  </section>
);
