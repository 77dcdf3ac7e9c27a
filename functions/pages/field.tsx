import type { FC, PropsWithChildren } from 'hono/jsx';

/** What has to be mended on a form, and the field that it is about. */
export interface Mend {
  readonly field: string;
  readonly text: string;
}

type Mends = readonly Mend[];

/** A field's label, help and fault above its input; the input has `name` as its id. */
export const Field: FC<PropsWithChildren<{ name: string; label: string; help: string; mends: Mends }>> = ({
  name,
  label,
  help,
  mends,
  children,
}) => (
  <div class={wrongClass(mends, name, 'field')}>
    <label class="label" for={name}>
      {label}
    </label>
    <p class="hint" id={helpOf(name)}>
      {help}
    </p>
    <FieldError mends={mends} field={name} />
    {children}
  </div>
);

/** The id of a field's help, which its input is described by. */
export const helpOf = (name: string): string => `${name}-help`;

/** The message beside a field, which the field names in `aria-describedby`. */
export const FieldError: FC<{ mends: Mends; field: string }> = ({ mends, field }) => {
  const texts = mends.filter((mend) => mend.field === field).map((mend) => mend.text);
  return texts.length === 0 ? null : (
    <p class="error" id={`${field}-salah`}>
      {texts.join(' ')}
    </p>
  );
};

/** The attributes of a field, whether it has to be mended or not. `hints`: ids of what else describes it. */
export function described(mends: Mends, field: string, ...hints: string[]) {
  const wrong = mends.some((mend) => mend.field === field);
  const ids = [...hints, ...(wrong ? [`${field}-salah`] : [])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
  };
}

export const wrongClass = (mends: Mends, field: string, usual: string): string =>
  mends.some((mend) => mend.field === field) ? `${usual} wrong`.trim() : usual;

/** The unticked box without which a form that would change something is refused. */
export const ConfirmBox: FC<{ text: string; mends: Mends }> = ({ text, mends }) => (
  <label class="choice">
    <input
      type="checkbox"
      id="confirm"
      name="confirm"
      value="yes"
      required
      {...described(mends, 'confirm')}
    />
    <b>{text}</b>
  </label>
);

/**
 * Where a page begins that answers a form which did not count: the browser takes whoever sees or hears it there, and does
 * so without scripts.
 */
export const FOCUSED = { tabindex: -1, autofocus: true } as const;
