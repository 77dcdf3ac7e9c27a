import type { FC } from 'hono/jsx';
import { KeptText } from '../../pages/kept-text.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { GivenBack } from '../model/typed-before.ts';

/** What was typed into a form which is not offered again, to be copied. */
export const TypedFields: FC<{ typed: GivenBack; words: Wording }> = ({ typed: { facts, why }, words }) => (
  <>
    {facts.length === 0 ? null : (
      <dl>
        {facts.map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    )}
    <KeptText text={why} label={words.tracker.typed} />
  </>
);
