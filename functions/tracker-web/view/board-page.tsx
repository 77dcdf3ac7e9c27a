import type { Child, FC } from 'hono/jsx';
import { inWords } from '../../calendar/in-words.ts';
import { htmlOf } from '../../pages/document.tsx';
import type { ShownBoard } from '../../records/plan/shown-board.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import type { Ailment } from '../../wording/tracker-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { type BoardModel, boardModel, type Look, lookOf, type Shown } from '../model/board-model.ts';
import { pathOfPlan } from '../model/paths.ts';
import { Frame } from './frame.tsx';
import { SectionRow } from './section-row.tsx';

/** The board of one plan: how many sections are where, then each one under its book. `whys`: of held ones. */
export const boardPage = (
  board: ShownBoard,
  words: Wording,
  signedIn: SignedIn,
  now: string,
  look: Look = lookOf({}),
  whys: ReadonlyMap<string, string> = new Map(),
  ailment: Ailment | null = null,
): string =>
  htmlOf(
    <BoardPage
      board={board}
      words={words}
      signedIn={signedIn}
      now={now}
      look={look}
      whys={whys}
      ailment={ailment}
    />,
  );

/** Several plans: one line each, leading to its board. */
export const plansPage = (
  boards: readonly ShownBoard[],
  words: Wording,
  signedIn: SignedIn,
  now: string,
  ailment: Ailment | null = null,
): string =>
  htmlOf(
    <Page words={words} signedIn={signedIn} now={now} plan={null} ailment={ailment}>
      <ul class="wait">
        {boards.map((board) => {
          const { title, all, counts } = boardModel(board, now, lookOf({}));
          return (
            <li>
              <a href={pathOfPlan(board.plan.plan)}>{title}</a>
              <span>{words.board.progress(signedOff(counts), all)}</span>
            </li>
          );
        })}
      </ul>
    </Page>,
  );

const BoardPage: FC<{
  board: ShownBoard;
  words: Wording;
  signedIn: SignedIn;
  now: string;
  look: Look;
  whys: ReadonlyMap<string, string>;
  ailment: Ailment | null;
}> = ({ board, words, signedIn, now, look, whys, ailment }) => {
  const model = boardModel(board, now, look);
  return (
    <Page words={words} signedIn={signedIn} now={now} plan={model.title} counts={model} ailment={ailment}>
      {model.books.map(({ title, sections }) => (
        <section class="sheet">
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                {[
                  words.board.columns.section,
                  words.board.columns.state,
                  words.board.columns.holders,
                  words.board.columns.since,
                  words.board.columns.due,
                  words.board.columns.flags,
                ].map((column) => (
                  <th scope="col">{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sections.map((section) => (
                <SectionRow
                  section={section}
                  people={board.people}
                  why={whys.get(section.id) ?? null}
                  words={words}
                  now={now}
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <Pages model={model} words={words} />
    </Page>
  );
};

const Page: FC<{
  words: Wording;
  signedIn: SignedIn;
  now: string;
  plan: string | null;
  ailment: Ailment | null;
  counts?: BoardModel;
  children?: Child;
}> = ({ words, signedIn, now, plan, ailment, counts, children }) => (
  <Frame words={words} title={words.board.title} plan={plan} signedIn={signedIn}>
    <section class="sheet">
      <h1>{words.board.title}</h1>
      <p class="soft">{words.board.asOf(inWords(now, words.calendar))}</p>
      {ailment === null ? null : (
        <p class="bad" role="alert">
          {words.tracker.ailments[ailment]}
        </p>
      )}
      {counts?.unknownYear == null ? null : <p class="bad">{words.board.unknownYear(counts.unknownYear)}</p>}
      {counts === undefined || counts.outdated === 0 ? null : <p>{words.board.outdated(counts.outdated)}</p>}
      {counts === undefined ? children : <Counts model={counts} words={words} />}
    </section>
    {counts === undefined ? null : children}
  </Frame>
);

/** How far the plan is, and where it waits; each number leads to the sections that it counts. */
const Counts: FC<{ model: BoardModel; words: Wording }> = ({ model, words }) => {
  const { all, counts, attention, look } = model;
  const { board, stages } = words;
  if (all === 0) return <p>{board.noSections}</p>;
  const progress = board.progress(signedOff(counts), all);
  return (
    <>
      <p class="stands" id="kemajuan">
        {progress}
      </p>
      <progress value={signedOff(counts)} max={all} aria-labelledby="kemajuan" />
      <ul class="tiles">
        <Tile model={model} shown="all" count={all} text={board.all} />
        <Tile model={model} shown="attention" count={attention} text={board.attention} />
        {counts.filter(isTile).map(({ state, count, overdue }) => (
          <Tile model={model} shown={state} count={count} text={stages.states[state]}>
            {overdue === 0 ? null : <span class="flag bad">{board.overdue(overdue)}</span>}
          </Tile>
        ))}
      </ul>
      {look.shown === 'all' ? null : (
        <p class="soft">{board.found(model.found, nameOf(look.shown, words))}</p>
      )}
    </>
  );
};

const Tile: FC<{ model: BoardModel; shown: Shown; count: number; text: string; children?: Child }> = ({
  model,
  shown,
  count,
  text,
  children,
}) => (
  <li class={count === 0 ? 'none' : ''}>
    <a href={pathOf(model, shown, 1)} aria-current={model.look.shown === shown ? 'true' : undefined}>
      <b>{count}</b>
      <span>{text}</span>
      {children}
    </a>
  </li>
);

/** The way to the rows that do not fit on this page. */
const Pages: FC<{ model: BoardModel; words: Wording }> = ({ model, words: { board } }) => {
  const { look, pages } = model;
  if (pages === 1) return null;
  const others = Array.from({ length: pages }, (_, i) => i + 1);
  return (
    <nav class="sheet pages" aria-label={board.pages}>
      {others.map((page) =>
        page === look.page ? (
          <b aria-current="page">{page}</b>
        ) : (
          <a href={pathOf(model, look.shown, page)}>{page}</a>
        ),
      )}
    </nav>
  );
};

function pathOf({ plan }: BoardModel, shown: Shown, page: number): string {
  const query = new URLSearchParams({ plan });
  if (shown !== 'all') query.set('show', shown);
  if (page > 1) query.set('page', String(page));
  return `/?${query.toString()}`;
}

const nameOf = (shown: Exclude<Shown, 'all'>, { board, stages }: Wording): string =>
  shown === 'attention' ? board.attention : stages.states[shown];

/** A disputed sign-off is so rare that its number stands there only where there is one. */
const isTile = ({ state, count }: BoardModel['counts'][number]): boolean =>
  state !== 'sign-off-disputed' || count > 0;

const signedOff = (counts: BoardModel['counts']): number =>
  counts.find(({ state }) => state === 'signed-off')?.count ?? 0;
