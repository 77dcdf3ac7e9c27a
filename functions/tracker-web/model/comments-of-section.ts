import { isOpenMust } from '../../discussion/discussion.ts';
import { nameIn } from '../../wording/person.ts';
import type { SectionFacts } from './section-facts.ts';

/** A comment with its answers, as a row of the matrix. */
export interface CommentShown {
  readonly name: string;
  readonly by: string;
  readonly office: string;
  readonly place: string;
  readonly kind: string;
  readonly text: string;
  readonly proposal: string;
  readonly answers: readonly string[];
  readonly state: string;
  /** It must be dealt with, and nobody has closed it. */
  readonly isOpenMust: boolean;
  readonly round: string;
}

/** Every comment that was sent, in the order of their numbers. */
export const commentsShown = ({ comments, people, words }: SectionFacts): CommentShown[] =>
  comments.map((it) => {
    const { discussion } = words;
    const { forgotten } = discussion.labels;
    return {
      name: `M-${it.number}`,
      by: nameIn(people, it.by),
      office: people.get(it.by)?.office ?? '',
      place: it.place === null ? discussion.wholeSection : it.place.quote,
      kind: discussion.kinds[it.kind],
      text: it.text ?? forgotten,
      proposal: it.proposal ?? '',
      answers: it.answers.map(({ verdict, text }) => `${discussion.verdicts[verdict]}: ${text ?? forgotten}`),
      state: discussion.states[it.state],
      isOpenMust: isOpenMust(it),
      round: String(it.round),
    };
  });
