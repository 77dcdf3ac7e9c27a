import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { BoardModel } from '../model/board-model.ts';
import { pathOfLook } from '../model/look.ts';
import { ACTS_ON_SEVERAL } from '../several/steps.ts';

interface Props {
  readonly model: BoardModel;
  /** Null: whoever looks may not act. */
  readonly picks: { readonly all: boolean } | null;
  readonly words: Wording;
}

/**
 * Around the rows: a form that asks what an act on those that are ticked would be. It changes nothing, and needs no
 * script: ticking all is an address, too.
 */
export const Choosing: FC<PropsWithChildren<Props>> = ({ model, picks, words, children }) => {
  if (picks === null || model.books.length === 0) return <>{children}</>;
  const { several, acts } = words;
  const here = pathOfLook(model.plan, model.look);
  return (
    <form method="get" action="/acts/hold" class="rows">
      <input type="hidden" name="plan" value={model.plan} />
      {children}
      <section class="sheet chosen" aria-label={several.withPicked}>
        <p>
          <b>{several.withPicked}</b>{' '}
          <a href={picks.all ? here : `${here}&pick=all`}>{picks.all ? several.pickNone : several.pickAll}</a>
        </p>
        {ACTS_ON_SEVERAL.map((act) => (
          <button type="submit" class="second" formaction={`/acts/${act}`}>
            {acts.names[act]}
          </button>
        ))}
      </section>
    </form>
  );
};
