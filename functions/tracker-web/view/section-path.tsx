import type { FC } from 'hono/jsx';
import { timeInWords } from '../../calendar/in-words.ts';
import type { Person } from '../../records/plan/plan.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Round, Step } from '../model/section-rounds.ts';
import { ByRound } from './section-by-round.tsx';

interface Told {
  readonly people: ReadonlyMap<string, Person>;
  readonly words: Wording;
}

/** The stages of each round: when they opened, were due and closed, how, and how long that took. */
export const Path: FC<{ rounds: readonly Round[] } & Told> = ({ rounds, people, words }) => (
  <section class="sheet" id="jalur">
    <h2>{words.section.path.heading}</h2>
    {rounds.map((round, i) => (
      <ByRound round={round.round} open={i === 0} words={words}>
        <RoundTable round={round} people={people} words={words} />
      </ByRound>
    ))}
  </section>
);

const RoundTable: FC<{ round: Round } & Told> = ({ round: { steps }, people, words }) => {
  const { path } = words.section;
  const columns = [
    words.stages.stage,
    path.outcome,
    path.opened,
    words.board.columns.due,
    path.closed,
    path.took,
  ];
  return (
    <table class="path">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr class={step.state}>
            <th scope="row">{words.stages.stages[step.stage]}</th>
            <td data-label={path.outcome}>
              <Outcome step={step} people={people} words={words} />
            </td>
            <Time at={step.opened?.openedAt ?? null} label={path.opened} words={words} />
            <Time at={step.opened?.due ?? null} label={words.board.columns.due} words={words} />
            <Time at={step.opened?.closed?.at ?? null} label={path.closed} words={words} />
            <td data-label={path.took} class={step.hours === null ? 'empty' : ''}>
              {step.hours === null ? null : <span>{path.lasted({ hours: step.hours })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Outcome: FC<{ step: Step } & Told> = ({ step, people, words }) => {
  const { stage, state, outcome, late, wouldAsk } = step;
  const { path } = words.section;
  const names = { names: words.stages.list(wouldAsk.map((id) => nameIn(people, id))) };
  return (
    <span>
      {state === 'closed' && outcome !== null ? words.stages.outcome(stage, outcome) : null}
      {step.disputed ? <span class="flag bad">{words.board.flags.disputed}</span> : null}
      {state === 'open' ? <b>{path.open}</b> : null}
      {state === 'stopped' ? path.stopped : null}
      {state === 'next' ? path.opening : null}
      {state === 'coming' ? <span class="soft">{path.notOpened}</span> : null}
      {wouldAsk.length === 0 ? null : <small>{path.willAsk(names)}</small>}
      {late === null || late < 1 ? null : <span class="flag bad">{words.board.flags.late(late)}</span>}
    </span>
  );
};

const Time: FC<{ at: string | null; label: string; words: Wording }> = ({ at, label, words }) => (
  <td data-label={label} class={at === null ? 'empty' : ''}>
    {at === null ? null : <time datetime={at}>{timeInWords(at, words.calendar)}</time>}
  </td>
);
