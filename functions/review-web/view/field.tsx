import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Mend } from '../model/page-model.ts';
import { FieldError, wrongClass } from './error-summary.tsx';

/** A field's label, help and fault above its input; the input has `name` as its id. */
export const Field: FC<
  PropsWithChildren<{ name: Mend['field']; label: string; help: string; mends: readonly Mend[] }>
> = ({ name, label, help, mends, children }) => (
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
export const helpOf = (name: Mend['field']): string => `${name}-help`;
