import type { FC } from 'hono/jsx';

/** What was typed into a form that is not offered again, to be copied. Nothing where nothing was typed. */
export const KeptText: FC<{ text: string; label: string }> = ({ text, label }) =>
  text.trim() === '' ? null : (
    <div class="field">
      <label class="label" for="tersimpan">
        {label}
      </label>
      <textarea id="tersimpan" rows={6} readonly>
        {`\n${text}`}
      </textarea>
    </div>
  );
