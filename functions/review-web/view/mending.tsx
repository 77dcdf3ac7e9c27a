import type { FC } from 'hono/jsx';
import { FOCUSED, type Mend } from '../../pages/field.tsx';
import type { PageSays } from '../../wording/page-words.ts';

/** Why a form of comments or answers did not count, above all else; each line leads to its field. */
export const Mending: FC<{
  says: PageSays | null;
  mends: readonly Mend[];
  title: string;
  also?: string | null;
}> = ({ says, mends, title, also = null }) =>
  says === null && mends.length === 0 ? null : (
    <section class="sheet mend" role="alert" aria-labelledby="kesalahan" {...FOCUSED}>
      <h2 id="kesalahan">{says === null ? title : says.sentence}</h2>
      {says === null ? null : <p>{says.forward}</p>}
      {also === null ? null : <p>{also}</p>}
      <ul>
        {mends.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
