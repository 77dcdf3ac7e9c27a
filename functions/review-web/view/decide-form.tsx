import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { DecisionForm, Mend } from '../model/page-model.ts';
import { described, FieldError, wrongClass } from './error-summary.tsx';

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
      <fieldset class={wrongClass(mends, 'decision', '')} {...described(mends, 'decision')} id="decision">
        <legend>{labels.decision}</legend>
        {asWhom === null ? null : (
          <p class="hint">
            {labels.asWhom} <b>{asWhom}</b>
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
      <div class={wrongClass(mends, 'comment', 'field')}>
        <label class="label" for="comment">
          {form.comment.label}
        </label>
        <p class="hint" id="comment-help">
          {form.comment.help}
        </p>
        <FieldError mends={mends} field="comment" />
        <textarea id="comment" name="comment" rows={5} {...described(mends, 'comment', 'comment-help')}>
          {`\n${form.comment.text}`}
        </textarea>
      </div>
      {form.code ? (
        <div class={wrongClass(mends, 'code', 'field')}>
          <label class="label" for="code">
            {labels.code}
          </label>
          <p class="hint" id="code-help">
            {labels.codeHelp}
          </p>
          <FieldError mends={mends} field="code" />
          <input
            type="text"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            pattern="[0-9 ]*"
            maxlength={9}
            required
            {...described(mends, 'code', 'code-help')}
          />
        </div>
      ) : null}
      <button type="submit">{form.button}</button>
    </form>
  </section>
);
