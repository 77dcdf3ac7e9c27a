import { MATRIX_FORMATS } from '../../matrix/matrix-file.ts';
import { pathOfSection } from '../model/paths.ts';
import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { CommentShown } from '../model/comments-of-section.ts';

/** The follow-up matrix: every comment that was sent, with its answers. Nothing where there is none. */
export const Comments: FC<{ section: string; comments: readonly CommentShown[]; words: Wording }> = ({
  section,
  comments,
  words,
}) => {
  const { matrix, openMusts, table } = words.discussion;
  const open = comments.filter(({ isOpenMust }) => isOpenMust).length;
  return comments.length === 0 ? null : (
    <section class="sheet" id="matriks">
      <h2>{matrix}</h2>
      <p class="soft">{openMusts({ count: open })}</p>
      <p class="ways">
        {MATRIX_FORMATS.map((format) => (
          <a href={`${pathOfSection(section)}/matrix.${format}`}>
            {words.discussion.downloadAs({ format: format.toUpperCase() })}
          </a>
        ))}
      </p>
      <details>
        <summary>{words.discussion.linkOn({ count: comments.length })}</summary>
        <table class="versions">
          <thead>
            <tr>
              {[table.number, table.giver, table.place, table.comment, table.answer, table.state].map(
                (column) => (
                  <th scope="col">{column}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {comments.map((comment) => (
              <Row comment={comment} words={words} />
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
};

const Row: FC<{ comment: CommentShown; words: Wording }> = ({ comment, words: { discussion } }) => {
  const { table } = discussion;
  const { name, by, office, place, kind, text, proposal, answers, state, round } = comment;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={table.giver}>
        <span>
          {by}
          {office === '' ? null : <small>{office}</small>}
        </span>
      </td>
      <td data-label={table.place}>
        <span lang="id">{place}</span>
      </td>
      <td data-label={table.comment}>
        <span class="typed">
          {kind}: {text}
          {proposal === '' ? null : (
            <small>
              {table.proposal}: {proposal}
            </small>
          )}
        </span>
      </td>
      <td data-label={table.answer}>
        <span class="typed">{answers.join('\n')}</span>
      </td>
      <td data-label={table.state}>
        <span>
          {state}
          <small>
            {table.round} {round}
          </small>
        </span>
      </td>
    </tr>
  );
};
