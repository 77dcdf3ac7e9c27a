import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { Seat, StageDecided } from '../model/decisions-of-section.ts';
import type { SectionModel } from '../model/section-model.ts';
import { ByRound } from './section-by-round.tsx';

/** Everyone's decision and comment, the latest round first. */
export const Decisions: FC<{ decisions: SectionModel['decisions']; words: Wording }> = ({
  decisions,
  words,
}) => (
  <section class="sheet" id="keputusan">
    <h2>{words.section.decisions.heading}</h2>
    {decisions.length === 0 ? <p class="soft">{words.section.decisions.none}</p> : null}
    {decisions.map(({ round, stages }, i) => (
      <ByRound round={round} open={i === 0} words={words}>
        {stages.map((stage) => (
          <Stage stage={stage} words={words} />
        ))}
      </ByRound>
    ))}
  </section>
);

const Stage: FC<{ stage: StageDecided; words: Wording }> = ({ stage: { stage, outcome, seats }, words }) => (
  <>
    <h3>
      {words.stages.stages[stage]}
      {outcome === null ? null : <span class="soft"> – {words.stages.outcome(stage, outcome)}</span>}
    </h3>
    <ul class="seats">
      {seats.map((seat) => (
        <SeatLine seat={seat} words={words} />
      ))}
    </ul>
  </>
);

const SeatLine: FC<{ seat: Seat; words: Wording }> = ({ seat, words: { stages, section } }) => {
  const { who, required, stands, mood, at, disputed, draft, comment } = seat;
  return (
    <li class={mood}>
      <b>{who}</b> <span class="soft">({required ? stages.required : stages.optional})</span>
      <p>
        <span class="stood">{stands}</span>
        {at === null ? null : <span class="soft"> {at}</span>}
        {draft === null ? null : (
          <span class="soft">
            , {section.decisions.onDraft} <Version draft={draft} />
          </span>
        )}
        {disputed === null ? null : <span class="flag bad">{disputed}</span>}
      </p>
      {comment === '' ? null : <p class="typed">{comment}</p>}
    </li>
  );
};

const Version: FC<{ draft: NonNullable<Seat['draft']> }> = ({ draft: { sha256, href } }) => {
  const short = <code title={sha256}>{sha256.slice(0, 8)}</code>;
  return href === null ? short : <a href={href}>{short}</a>;
};
