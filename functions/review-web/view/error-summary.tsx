import type { FC } from 'hono/jsx';
import type { PageSays } from '../../wording/page-words.ts';
import type { Mend } from '../model/page-model.ts';

/** What did not count and why, at the very top, each line leading to its field. */
export const ErrorSummary: FC<{ says: PageSays; mends: readonly Mend[]; urgent: boolean }> = ({
  says,
  mends,
  urgent,
}) =>
  urgent || mends.length > 0 ? (
    <section class="sheet mend" role="alert" aria-labelledby="kesalahan">
      {urgent ? (
        <>
          <h1 id="kesalahan">{says.title}</h1>
          <p class="stands">{says.sentence}</p>
          <p>{says.forward}</p>
        </>
      ) : (
        <h2 id="kesalahan">{mends[0]?.text}</h2>
      )}
      {urgent && mends.length > 0 ? (
        <ul>
          {mends.map(({ field, text }) => (
            <li>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  ) : null;

/** The message beside a field, which the field names in `aria-describedby`. */
export const FieldError: FC<{ mends: readonly Mend[]; field: Mend['field'] }> = ({ mends, field }) => {
  const texts = mends.filter((mend) => mend.field === field).map((mend) => mend.text);
  return texts.length === 0 ? null : (
    <p class="error" id={`${field}-salah`}>
      {texts.join(' ')}
    </p>
  );
};

/** The attributes of a field, whether it has to be mended or not. `hints`: ids of what else describes it. */
export function described(mends: readonly Mend[], field: Mend['field'], ...hints: string[]) {
  const wrong = mends.some((mend) => mend.field === field);
  const ids = [...hints, ...(wrong ? [`${field}-salah`] : [])];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
  };
}

export const wrongClass = (mends: readonly Mend[], field: Mend['field'], usual: string): string =>
  mends.some((mend) => mend.field === field) ? `${usual} wrong`.trim() : usual;
