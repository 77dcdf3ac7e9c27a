import type { CommentTold } from '../records/discussion/read-comments.ts';
import { nameIn, type Person } from '../wording/person.ts';
import type { Wording } from '../wording/wording.ts';

/** The follow-up matrix as offices file it: its title, its columns, and a row for each comment. */
export interface Matrix {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Whom a matrix names, each once. */
export const givers = (comments: readonly CommentTold[]): readonly string[] => [
  ...new Set(comments.map(({ by }) => by)),
];

/** What people wrote stays as it is: who writes a file of it must take every cell as text. */
export function matrixOf(
  section: { readonly title: string },
  comments: readonly CommentTold[],
  people: ReadonlyMap<string, Person>,
  { discussion }: Pick<Wording, 'discussion'>,
): Matrix {
  const { table, kinds, states, verdicts, labels, wholeSection, matrix } = discussion;
  return {
    title: `${matrix}: ${section.title}`,
    columns: [
      table.number,
      table.giver,
      table.office,
      table.place,
      table.comment,
      table.proposal,
      table.answer,
      table.state,
      table.round,
    ],
    rows: comments.map((it) => [
      `M-${it.number}`,
      nameIn(people, it.by),
      people.get(it.by)?.office ?? '',
      it.place === null ? wholeSection : it.place.quote,
      `${kinds[it.kind]}: ${it.text ?? labels.forgotten}`,
      it.proposal ?? '',
      it.answers.map(({ verdict, text }) => `${verdicts[verdict]}: ${text ?? labels.forgotten}`).join('\n'),
      states[it.state],
      String(it.round),
    ]),
  };
}
