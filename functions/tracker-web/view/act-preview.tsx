import type { FC } from 'hono/jsx';
import type { Foreseen } from '../../actions/preview-act.ts';
import { htmlOf } from '../../pages/document.tsx';
import { ConfirmBox, FieldError, type Mend } from '../../pages/field.tsx';
import { FIELDS_OF, type Typed } from '../model/fields-of-act.ts';
import type { PreviewShown } from '../model/preview-of-act.ts';
import { pathOfAct } from '../model/paths.ts';
import { ActAbout, ActFrame, type ActPage, MendList } from './act-frame.tsx';

/** What an act would do, and the box that does it. */
export interface PreviewPage extends ActPage {
  readonly typed: Typed;
  readonly mends: readonly Mend[];
  readonly preview: PreviewShown;
  readonly foreseen: Foreseen;
  readonly forGood: string | null;
}

export const actPreviewPage = (page: PreviewPage): string => {
  const { act, words, typed, mends, preview, forGood } = page;
  const says = words.acts.preview;
  const title = `${says.title}: ${words.acts.names[act]}`;
  return htmlOf(
    <ActFrame page={page} title={title}>
      <MendList words={words} mends={mends} />
      <section class="sheet">
        <h1>{title}</h1>
        <ActAbout page={page} />
        <h2>{says.happens}</h2>
        {preview.sentences.map((it) => (
          <p>{it}</p>
        ))}
        {preview.warnings.map((it) => (
          <p class="late">{it}</p>
        ))}
        {forGood === null ? null : <p class="late">{forGood}</p>}
        <h2>{says.mails}</h2>
        {preview.mails.length === 0 ? null : <Mails mails={preview.mails} />}
        {preview.next === null ? null : <p>{preview.next}</p>}
        {preview.mails.length === 0 && preview.next === null ? <p>{says.noMail}</p> : null}
        <h2>{says.links}</h2>
        <p>{preview.links}</p>
        <h2>{words.acts.fields.reason}</h2>
        <div class="say">
          <p>{typed.why}</p>
        </div>
      </section>
      <section class="sheet">
        <form method="post" action={pathOfAct(page.snapshot.section.id, page.act)} novalidate>
          <Kept page={page} />
          {Object.entries(page.foreseen).map(([name, value]) => (
            <input type="hidden" name={name} value={String(value)} />
          ))}
          <FieldError mends={mends} field="confirm" />
          <ConfirmBox text={says.confirm} mends={mends} />
          <button type="submit">{words.acts.names[act]}</button>
        </form>
        <form method="post" action={pathOfAct(page.snapshot.section.id, page.act)} class="edit">
          <Kept page={page} />
          <button type="submit" class="second" name="edit" value="yes">
            {words.acts.buttons.edit}
          </button>
        </form>
      </section>
    </ActFrame>,
  );
};

const Mails: FC<{ mails: PreviewShown['mails'] }> = ({ mails }) => (
  <ul class="log">
    {mails.map(({ to, office, kind, note }) => (
      <li>
        <b>{to.includes(office) ? to : `${to}, ${office}`}</b>
        <br />
        {kind}
        {note === null ? null : <span class="why">{note}</span>}
      </li>
    ))}
  </ul>
);

/** What was typed, for the next form to carry. */
const Kept: FC<{ page: PreviewPage }> = ({ page: { act, typed, signedIn } }) => (
  <>
    <input type="hidden" name="form-token" value={signedIn.formToken} />
    {FIELDS_OF[act].map((name) => (
      <input type="hidden" name={name} value={typed[name]} />
    ))}
  </>
);
