import type { FC } from 'hono/jsx';
import { FOCUSED } from '../../pages/field.tsx';
import type { PageSays } from '../../wording/page-words.ts';
import type { Mend } from '../model/page-model.ts';

/** What did not count and why, at the very top, each line leading to its field. */
export const ErrorSummary: FC<{ says: PageSays; mends: readonly Mend[]; urgent: boolean }> = ({
  says,
  mends,
  urgent,
}) =>
  urgent || mends.length > 0 ? (
    <section class="sheet mend" role="alert" aria-labelledby="kesalahan" {...FOCUSED}>
      {urgent ? (
        <>
          <h1 id="kesalahan">{says.title}</h1>
          <p class="stands">{says.sentence}</p>
          <p>{says.forward}</p>
        </>
      ) : (
        <h2 id="kesalahan">
          <a href={`#${mends[0]?.field}`}>{mends[0]?.text}</a>
        </h2>
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
