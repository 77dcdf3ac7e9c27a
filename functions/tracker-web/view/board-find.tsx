import type { FC } from 'hono/jsx';
import { SHOWN_STATES } from '../../approval/shown-state.ts';
import type { Person } from '../../records/plan/plan.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import type { BoardModel } from '../model/board-model.ts';
import { FLAGS, isNarrow, LONGEST_SOUGHT, type Look, pathOfLook, SORTS } from '../model/look.ts';
import { pathOfPlan } from '../model/paths.ts';

interface Finding {
  readonly model: BoardModel;
  readonly people: ReadonlyMap<string, Person>;
  readonly words: Wording;
}

/** A form that leads to an address: it changes nothing, and needs no script. */
export const BoardFind: FC<Finding> = ({ model: { plan, all, look, choices }, people, words }) => {
  const { find, stages } = words;
  if (all === 0) return null;
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, text: nameIn(people, id) }));
  return (
    <details class="sheet find">
      <summary>{find.title}</summary>
      <form method="get" action="/">
        <input type="hidden" name="plan" value={plan} />
        <div class="grid">
          <div>
            <label class="label" for="q">
              {find.fields.q}
            </label>
            <input
              type="search"
              id="q"
              name="q"
              value={look.q}
              maxlength={LONGEST_SOUGHT}
              aria-describedby="q-help"
            />
            <p class="hint" id="q-help">
              {find.textHelp}
            </p>
          </div>
          <Choice
            field="book"
            look={look}
            words={words}
            of={choices.books.map(({ id, title }) => ({ id, text: title }))}
          />
          <Choice
            field="state"
            look={look}
            words={words}
            of={SHOWN_STATES.map((id) => ({ id, text: stages.states[id] }))}
          />
          <Choice
            field="office"
            look={look}
            words={words}
            of={choices.offices.map((id) => ({ id, text: id }))}
          />
          <Choice field="holder" look={look} words={words} of={named(choices.holders)} />
          <Choice
            field="flag"
            look={look}
            words={words}
            of={(['attention', ...FLAGS] as const).map((id) => ({ id, text: find.flags[id] }))}
          />
          <Choice
            field="sort"
            look={look}
            words={words}
            of={SORTS.map((id) => ({ id, text: find.sorts[id] }))}
          />
        </div>
        <button type="submit">{find.submit}</button>
      </form>
    </details>
  );
};

interface Choosable {
  readonly id: string;
  readonly text: string;
}

const Choice: FC<{
  field: 'book' | 'state' | 'office' | 'holder' | 'flag' | 'sort';
  look: Look;
  words: Wording;
  of: readonly Choosable[];
}> = ({ field, look, words: { find }, of }) => {
  const chosen = look[field];
  // What is chosen stands there even where nobody holds anything there any more.
  const isOffered = chosen === null || of.some(({ id }) => id === chosen);
  const choices = isOffered ? of : [{ id: chosen, text: chosen }, ...of];
  return (
    <div>
      <label class="label" for={field}>
        {find.fields[field]}
      </label>
      <select id={field} name={field}>
        <option value="">{field === 'sort' ? find.unsorted : find.any}</option>
        {choices.map(({ id, text }) => (
          <option value={id} selected={id === chosen}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};

/** What was looked for, in words, and how many sections are so; above all, what could not be understood. */
export const Found: FC<Finding> = ({ model, people, words }) => {
  const { look, unknown, found, all, plan } = model;
  const { find } = words;
  if (unknown.length === 0 && !isNarrow(look)) return null;
  return (
    <section class="sheet found">
      {unknown.map(({ field, value }) => (
        <p class="bad" role="alert">
          {find.unknown({ field: field === 'page' ? find.page : find.fields[field], value })}
        </p>
      ))}
      {isNarrow(look) ? (
        <p>
          {found === 0 ? `${find.nothing} ` : ''}
          {find.found({ count: found, all, what: soughtIn(model, people, words).join('; ') })}
        </p>
      ) : null}
      <p class="way">
        <a href={pathOfPlan(plan)}>{find.everything}</a>
      </p>
    </section>
  );
};

function soughtIn({ look, choices }: BoardModel, people: Finding['people'], words: Wording): string[] {
  const { find, stages } = words;
  const { q, book, state, office, holder, flag } = look;
  return [
    ...(q === '' ? [] : [find.quoted(q)]),
    ...(book === null ? [] : [choices.books.find(({ id }) => id === book)?.title ?? book]),
    ...(state === null ? [] : [stages.states[state]]),
    ...(office === null ? [] : [office]),
    ...(holder === null ? [] : [nameIn(people, holder)]),
    ...(flag === null ? [] : [find.flags[flag]]),
  ];
}

/** The way to the rows that do not fit on this page. */
export const Pages: FC<{ model: BoardModel; words: Wording }> = ({
  model: { plan, look, pages },
  words: { board },
}) => {
  if (pages === 1) return null;
  const others = Array.from({ length: pages }, (_, i) => i + 1);
  return (
    <nav class="sheet pages" aria-label={board.pages}>
      {others.map((page) =>
        page === look.page ? (
          <b aria-current="page">{page}</b>
        ) : (
          <a href={pathOfLook(plan, { ...look, page })}>{page}</a>
        ),
      )}
    </nav>
  );
};
