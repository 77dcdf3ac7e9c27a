import type { FC } from 'hono/jsx';
import { ConfirmBox, FieldError, wrongClass } from '../../pages/field.tsx';
import type { BoxForm, Mend } from '../model/page-model.ts';

/** A form with one unticked box: sent as it stands, it is refused. */
export const BoxedForm: FC<{ box: BoxForm; mends: readonly Mend[] }> = ({ box, mends }) => (
  <form method="post" action={box.action} novalidate>
    <input type="hidden" name="form" value={box.form} />
    <div class={wrongClass(mends, 'confirm', '')}>
      <FieldError mends={mends} field="confirm" />
    </div>
    <ConfirmBox text={box.box} mends={mends} />
    <button type="submit">{box.button}</button>
  </form>
);
