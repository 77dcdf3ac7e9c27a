import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { DecisionShown } from '../model/page-model.ts';

/** What others decided and wrote. `none`: said where nobody has decided; null where nobody could have. */
export const Decisions: FC<{ decisions: readonly DecisionShown[]; none: string | null; words: Wording }> = ({
  decisions,
  none,
  words,
}) =>
  decisions.length === 0 && none === null ? null : (
    <section class="sheet">
      <h2>{words.pages.labels.decisions}</h2>
      {decisions.length === 0 ? <p class="soft">{none}</p> : null}
      {decisions.map((decision) => (
        <Saying decision={decision} />
      ))}
    </section>
  );

/** Who decided what and when, and what they wrote. */
export const Saying: FC<{ decision: DecisionShown }> = ({ decision: { who, did, at, text } }) => (
  <div class="say">
    <b>{who}</b>{' '}
    <span class="soft">
      – {did}, {at}
    </span>
    {text === '' ? null : <p>{text}</p>}
  </div>
);
