import type { FC } from 'hono/jsx';
import { inWords } from '../../calendar/in-words.ts';
import { htmlOf } from '../../pages/document.tsx';
import { described, Field, helpOf } from '../../pages/field.tsx';
import type { Said } from '../../wording/refusal-words.ts';
import { FIELDS_OF } from '../model/fields-of-act.ts';
import type { GivenBack } from '../model/typed-before.ts';
import { pathOfAct } from '../model/paths.ts';
import { ActAbout, ActFrame, type ActPage, type FormPage, MendList } from './act-frame.tsx';
import { TypedFields } from './typed-fields.tsx';
import { DueField, HolderField, Newcomer, WhyField, YesNo } from './act-fields.tsx';

/** The form of an act; nothing happens yet. */
export const actFormPage = (page: FormPage): string =>
  htmlOf(
    <ActFrame page={page} title={page.words.acts.names[page.act]}>
      <MendList words={page.words} mends={page.mends} />
      <section class="sheet">
        <h1>{page.words.acts.names[page.act]}</h1>
        <ActAbout page={page} />
        <p class="stands">{page.words.acts.about[page.act]}</p>
        {page.forGood === null ? null : <p class="late">{page.forGood}</p>}
        <ActForm page={page} />
      </section>
    </ActFrame>,
  );

const ActForm: FC<{ page: FormPage }> = ({ page }) => {
  const { act, typed, mends, holders, askable, words, signedIn } = page;
  const { fields, buttons } = words.acts;
  const has = FIELDS_OF[act];
  const { stage } = page.snapshot.section;
  const due = stage === null ? '' : inWords(stage.due, words.calendar);
  return (
    <form method="post" action={pathOfAct(page.snapshot.section.id, page.act)} novalidate>
      <input type="hidden" name="form-token" value={signedIn.formToken} />
      {act === 'resend' || act === 'replace' || act === 'excuse' ? (
        <HolderField legend={fields.person[act]} holders={holders} typed={typed} mends={mends} />
      ) : null}
      {act === 'replace' || act === 'add' ? (
        <>
          <Field name="asked" label={fields.asked[act]} help={fields.askedHelp} mends={mends}>
            <select id="asked" name="asked" {...described(mends, 'asked', helpOf('asked'))}>
              <option value="">{fields.pick}</option>
              {askable.map(({ id, label, hint, against }) => (
                <option value={id} selected={typed.asked === id}>
                  {[label.includes(hint) ? label : `${label} (${hint})`, ...against].join(' – ')}
                </option>
              ))}
            </select>
          </Field>
          <Newcomer typed={typed} mends={mends} words={words} />
        </>
      ) : null}
      {has.includes('required') ? (
        <YesNo
          name="required"
          legend={fields.required}
          yes={fields.isRequired}
          no={fields.isOptional}
          typed={typed}
        />
      ) : null}
      {has.includes('later') ? (
        <YesNo name="later" legend={fields.later} yes={fields.isLater} no={fields.isOnce} typed={typed} />
      ) : null}
      {has.includes('due') ? (
        <DueField typed={typed} mends={mends} words={words} help={fields.dueHelp({ due })} />
      ) : null}
      <WhyField typed={typed} mends={mends} words={words} />
      <button type="submit">{buttons.toPreview}</button>
    </form>
  );
};

/** A rule forbids the act: in words, with no form. What was typed stands there to be copied. */
export const actRefusedPage = (
  page: ActPage & { readonly said: Said; readonly typed: GivenBack },
): string => {
  const { words, act, said, typed } = page;
  const title = `${words.acts.names[act]}: ${words.acts.refused}`;
  return htmlOf(
    <ActFrame page={page} title={title}>
      <section class="sheet calm">
        <h1>{title}</h1>
        <ActAbout page={page} />
        <p class="stands">{said.sentence}</p>
        <p>{said.forward}</p>
        <TypedFields typed={typed} words={words} />
      </section>
    </ActFrame>,
  );
};
