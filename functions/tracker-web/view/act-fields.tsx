import type { FC } from 'hono/jsx';
import { described, Field, FieldError, helpOf, type Mend, wrongClass } from '../../pages/field.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { Typed } from '../model/fields-of-act.ts';
import type { Choosable } from '../model/act-form.ts';

interface Filled {
  readonly typed: Typed;
  readonly mends: readonly Mend[];
}

/** One of those who have not decided: unchosen unless there is but one, or the address names them. */
export const HolderField: FC<Filled & { legend: string; holders: readonly Choosable[] }> = ({
  legend,
  holders,
  typed,
  mends,
}) => (
  <fieldset id="person" class={wrongClass(mends, 'person', '')} {...described(mends, 'person')}>
    <legend>{legend}</legend>
    <FieldError mends={mends} field="person" />
    {holders.map(({ id, label, hint }) => (
      <label class="choice">
        <input type="radio" name="person" value={id} checked={typed.person === id} required />
        <b>{label}</b>
        <span>{hint}</span>
      </label>
    ))}
  </fieldset>
);

/** Two answers, one of which is chosen. */
export const YesNo: FC<{
  name: 'required' | 'later';
  legend: string;
  yes: string;
  no: string;
  typed: Typed;
}> = ({ name, legend, yes, no, typed }) => (
  <fieldset>
    <legend>{legend}</legend>
    <label class="choice">
      <input type="radio" name={name} value="yes" checked={typed[name] !== 'no'} />
      <b>{yes}</b>
    </label>
    <label class="choice">
      <input type="radio" name={name} value="no" checked={typed[name] === 'no'} />
      <b>{no}</b>
    </label>
  </fieldset>
);

/** Somebody who is not in the plan yet; open where anything of them was typed. */
export const Newcomer: FC<Filled & { words: Wording }> = ({ typed, mends, words }) => {
  const { fields } = words.acts;
  const isOpen = [typed.name, typed.office, typed.email].some((it) => it !== '');
  return (
    <details class="newcomer" open={isOpen}>
      <summary>{fields.newcomer}</summary>
      <p class="hint">{fields.newcomerHelp}</p>
      {(['name', 'office', 'email'] as const).map((name) => (
        <Field name={name} label={fields[name]} help={fields[`${name}Help`]} mends={mends}>
          <input
            type={name === 'email' ? 'email' : 'text'}
            id={name}
            name={name}
            value={typed[name]}
            autocomplete="off"
            {...described(mends, name, helpOf(name))}
          />
        </Field>
      ))}
    </details>
  );
};

/** A day; where a browser has no field for days, it is typed as 2026-12-01. */
export const DueField: FC<Filled & { words: Wording; help: string }> = ({ typed, mends, words, help }) => (
  <Field name="due" label={words.acts.fields.due} help={help} mends={mends}>
    <input
      type="date"
      id="due"
      name="due"
      value={typed.due}
      required
      {...described(mends, 'due', helpOf('due'))}
    />
  </Field>
);

/** Why an act is done: every one asks for it. */
export const WhyField: FC<Filled & { words: Wording }> = ({ typed, mends, words }) => (
  <Field name="why" label={words.acts.fields.reason} help={words.acts.fields.reasonHelp} mends={mends}>
    <textarea id="why" name="why" rows={4} required {...described(mends, 'why', helpOf('why'))}>
      {`\n${typed.why}`}
    </textarea>
  </Field>
);
