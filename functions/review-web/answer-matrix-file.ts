import { type MatrixFormat, matrixFile } from '../matrix/matrix-file.ts';
import { givers, matrixOf } from '../matrix/matrix-rows.ts';
import { readComments } from '../records/discussion/read-comments.ts';
import { readPeople } from '../records/plan/people.ts';
import type { Answered, Web } from './answer.ts';
import { forReader } from './for-reader.ts';

/** The follow-up matrix as a file, for whoever may read the section: every comment that was sent, with its answers. */
export const answerMatrixFile = (web: Web, token: string, format: MatrixFormat): Promise<Answered> =>
  forReader(web, token, async ({ link, dossier }) => {
    const { table } = web.dependencies;
    const { comments } = await readComments(table, link.section);
    const people = await readPeople(table, link.plan, givers(comments));
    const matrix = matrixOf(dossier.section, comments, people, web.words);
    return { file: await matrixFile(link.section, matrix, format), state: 'download', ids: link };
  });
