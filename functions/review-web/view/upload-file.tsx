import type { FC } from 'hono/jsx';
import { described, Field, helpOf } from '../../pages/field.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { Mend, UploadForm, UseForm } from '../model/page-model.ts';

/** Posts one file straight to the document store: its fields first, the file last, as the store demands. */
export const UploadFile: FC<{
  upload: UploadForm;
  mends: readonly Mend[];
  second: boolean;
  words: Wording;
}> = ({
  upload,
  mends,
  second,
  words: {
    pages: { labels },
  },
}) => (
  <section class="sheet">
    <form method="post" action={upload.url} enctype="multipart/form-data">
      {Object.entries(upload.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Field name="file" label={labels.file} help={labels.fileHelp} mends={mends}>
        <input
          type="file"
          id="file"
          name="file"
          accept=".docx,.pdf,.md,.markdown,.txt"
          required
          {...described(mends, 'file', helpOf('file'))}
        />
      </Field>
      <button type="submit" class={second ? 'second' : ''}>
        {upload.button}
      </button>
    </form>
  </section>
);

/** The uploaded file becomes the round's draft. It works as it stands, and decides nothing. */
export const UseFile: FC<{ use: UseForm; words: Wording }> = ({ use, words }) => (
  <section class="sheet">
    <form method="post" action={use.action}>
      <input type="hidden" name="upload" value={use.upload} />
      <button type="submit">{words.pages.buttons.useFile}</button>
    </form>
  </section>
);
