import type { Child, FC } from 'hono/jsx';
import { inWords } from '../../calendar/in-words.ts';
import { htmlOf } from '../../pages/document.tsx';
import type { Board } from '../../records/board.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import type { Wording } from '../../wording/wording.ts';
import { type BoardModel, boardModel } from '../model/board-model.ts';
import { Frame } from './frame.tsx';
import { SectionRow } from './section-row.tsx';

/** The board of one plan: how many sections are where, then each one under its book. */
export const boardPage = (board: Board, words: Wording, signedIn: SignedIn, now: string): string =>
  htmlOf(<BoardPage board={board} words={words} signedIn={signedIn} now={now} />);

/** Several plans: one line each, leading to its board. */
export const plansPage = (
  boards: readonly Board[],
  words: Wording,
  signedIn: SignedIn,
  now: string,
): string =>
  htmlOf(
    <Page words={words} signedIn={signedIn} now={now} plan={null}>
      <ul class="wait">
        {boards.map((board) => {
          const { title, all, counts } = boardModel(board, now);
          return (
            <li>
              <a href={`/?plan=${encodeURIComponent(board.plan.plan)}`}>{title}</a>
              <span>{words.board.progress(signedOff(counts), all)}</span>
            </li>
          );
        })}
      </ul>
    </Page>,
  );

const BoardPage: FC<{ board: Board; words: Wording; signedIn: SignedIn; now: string }> = ({
  board,
  words,
  signedIn,
  now,
}) => {
  const model = boardModel(board, now);
  return (
    <Page words={words} signedIn={signedIn} now={now} plan={model.title} counts={model}>
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
                <SectionRow section={section} people={board.people} words={words} now={now} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Page>
  );
};

const Page: FC<{
  words: Wording;
  signedIn: SignedIn;
  now: string;
  plan: string | null;
  counts?: BoardModel;
  children?: Child;
}> = ({ words, signedIn, now, plan, counts, children }) => (
  <Frame words={words} plan={plan} signedIn={signedIn}>
    <section class="sheet">
      <h1>{words.board.title}</h1>
      <p class="soft">{words.board.asOf(inWords(now, words.calendar))}</p>
      {counts === undefined ? children : <Counts model={counts} words={words} />}
    </section>
    {counts === undefined ? null : children}
  </Frame>
);

/** How far the plan is, and where it waits. */
const Counts: FC<{ model: BoardModel; words: Wording }> = ({ model: { all, counts }, words }) => {
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
        {counts.map(({ state, count, overdue }) => (
          <li class={count === 0 ? 'none' : ''}>
            <b>{count}</b>
            <span>{stages.states[state]}</span>
            {overdue === 0 ? null : <span class="flag bad">{board.overdue(overdue)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
};

const signedOff = (counts: BoardModel['counts']): number =>
  counts.find(({ state }) => state === 'signed-off')?.count ?? 0;
