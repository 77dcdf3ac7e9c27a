import type { Child, FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { BoardModel } from '../model/board-model.ts';
import { EVERYTHING, type Look, pathOfLook } from '../model/look.ts';

/** How far the plan is, and where it waits; each number leads to the sections that it counts. */
export const BoardCounts: FC<{ model: BoardModel; words: Wording }> = ({ model, words }) => {
  const { all, counts, attention } = model;
  const { board, stages } = words;
  if (all === 0) return <p>{board.noSections}</p>;
  return (
    <>
      <p class="stands" id="kemajuan">
        {board.progress(signedOff(counts), all)}
      </p>
      <progress value={signedOff(counts)} max={all} aria-labelledby="kemajuan" />
      <ul class="tiles">
        <Tile model={model} of={{}} count={all} text={board.all} />
        <Tile model={model} of={{ flag: 'attention' }} count={attention} text={board.attention} />
        {counts.filter(isTile).map(({ state, count, overdue }) => (
          <Tile model={model} of={{ state }} count={count} text={stages.states[state]}>
            {overdue === 0 ? null : <span class="flag bad">{board.overdue(overdue)}</span>}
          </Tile>
        ))}
      </ul>
    </>
  );
};

/** `of`: all that it counts by. */
const Tile: FC<{ model: BoardModel; of: Partial<Look>; count: number; text: string; children?: Child }> = ({
  model: { plan, look },
  of,
  count,
  text,
  children,
}) => (
  <li class={count === 0 ? 'none' : undefined}>
    <a href={pathOfLook(plan, of)} aria-current={isJust(look, of) ? 'true' : undefined}>
      <b>{count}</b>
      <span>{text}</span>
      {children}
    </a>
  </li>
);

/** Whether a look is for this and nothing else, on whatever page and in whatever order. */
const isJust = (look: Look, of: Partial<Look>): boolean =>
  pathOfLook('', { ...look, page: 1, sort: null }) === pathOfLook('', { ...EVERYTHING, ...of });

/** A disputed sign-off is so rare that its number stands there only where there is one. */
const isTile = ({ state, count }: BoardModel['counts'][number]): boolean =>
  state !== 'sign-off-disputed' || count > 0;

export const signedOff = (counts: BoardModel['counts']): number =>
  counts.find(({ state }) => state === 'signed-off')?.count ?? 0;
