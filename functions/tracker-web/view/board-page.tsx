import type { Child, FC } from 'hono/jsx';
import { inWords } from '../../calendar/in-words.ts';
import { htmlOf } from '../../pages/document.tsx';
import type { Person } from '../../records/plan/plan.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import type { Ailment } from '../../wording/tracker-words.ts';
import type { Wording } from '../../wording/wording.ts';
import type { BoardModel } from '../model/board-model.ts';
import { pathOfEventsFile, pathOfPlan, pathOfStatusFile, REFRESH } from '../model/paths.ts';
import { BoardCounts, signedOff } from './board-counts.tsx';
import { BoardFind, Found, Pages } from './board-find.tsx';
import { Choosing } from './board-choosing.tsx';
import { BoardSays } from './board-says.tsx';
import { Frame } from './frame.tsx';
import { SectionRow } from './section-row.tsx';

/** What both pages are made with. */
interface Around {
  readonly words: Wording;
  readonly signedIn: SignedIn;
  readonly now: string;
  readonly ailment: Ailment | null;
}

interface Shown extends Around {
  readonly model: BoardModel;
  readonly people: ReadonlyMap<string, Person>;
  /** Of held sections. */
  readonly whys: ReadonlyMap<string, string>;
  /** Whether sections can be chosen, to act on, and whether all of the page are. */
  readonly picks: { readonly all: boolean } | null;
}

/** The board of one plan: how many sections are where, then each one under its book. */
export const boardPage = (shown: Shown): string => htmlOf(<BoardPage {...shown} />);

/** Several plans: one line each, leading to its board. */
export const plansPage = (models: readonly BoardModel[], around: Around): string =>
  htmlOf(
    <Page {...around} plan={null}>
      <ul class="wait">
        {models.map(({ plan, title, all, counts }) => (
          <li>
            <a href={pathOfPlan(plan)}>{title}</a>
            <span>{around.words.board.progress(signedOff(counts), all)}</span>
          </li>
        ))}
      </ul>
    </Page>,
  );

const BoardPage: FC<Shown> = ({ model, people, whys, picks, ...around }) => {
  const { words, now } = around;
  return (
    <Page {...around} plan={model.title} counts={model} people={people}>
      <BoardFind model={model} people={people} words={words} />
      <Found model={model} people={people} words={words} />
      <Choosing model={model} picks={picks} words={words}>
        {model.books.map(({ title, sections }) => (
          <section class="sheet book">
            <table>
              <caption>{title ?? sortedBy(model, words)}</caption>
              <Head words={words} />
              <tbody>
                {sections.map((section) => (
                  <SectionRow
                    section={section}
                    book={title === null ? titleOf(model, section.book) : null}
                    people={people}
                    picks={picks}
                    why={whys.get(section.id) ?? null}
                    words={words}
                    now={now}
                  />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </Choosing>
      <Pages model={model} words={words} />
      <p class="way">
        <a href={pathOfStatusFile(model.plan)}>{words.exports.toStatus}</a>{' '}
        <a href={pathOfEventsFile(model.plan)}>{words.exports.toEvents}</a>
      </p>
    </Page>
  );
};

const Head: FC<{ words: Wording }> = ({
  words: {
    board: { columns },
  },
}) => (
  <thead>
    <tr>
      {[columns.section, columns.state, columns.holders, columns.since, columns.due, columns.flags].map(
        (column) => (
          <th scope="col">{column}</th>
        ),
      )}
    </tr>
  </thead>
);

const sortedBy = ({ look: { sort } }: BoardModel, { find }: Wording): string =>
  sort === null ? find.unsorted : find.sortedBy({ sort: find.sorts[sort] });

const titleOf = ({ choices: { books } }: BoardModel, book: string): string =>
  books.find(({ id }) => id === book)?.title ?? book;

const Page: FC<
  Around & { plan: string | null; counts?: BoardModel; people?: Shown['people']; children?: Child }
> = ({ words, signedIn, now, plan, ailment, counts, people = new Map(), children }) => (
  <Frame words={words} title={words.board.title} plan={plan} signedIn={signedIn} script={REFRESH}>
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
      {counts === undefined ? (
        children
      ) : (
        <>
          <BoardSays model={counts} people={people} words={words} />
          <BoardCounts model={counts} words={words} />
        </>
      )}
    </section>
    {counts === undefined ? null : children}
  </Frame>
);
