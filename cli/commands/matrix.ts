import { writeFile } from 'node:fs/promises';
import { matrixDocx } from '../../functions/matrix/matrix-docx-writer.ts';
import { type Matrix, matrixOf } from '../../functions/matrix/matrix-rows.ts';
import { matrixXlsx } from '../../functions/matrix/matrix-xlsx-writer.ts';
import { readComments } from '../../functions/records/discussion/read-comments.ts';
import { id } from '../../functions/wording/id.ts';
import { nothingLeft, sectionOf } from '../act.ts';
import { CannotDo, type Command, EXIT, UsageFault } from '../command.ts';

export const matrix: Command = {
  name: 'matrix',
  usage: 'matrix SECTION FILE',
  summary: 'Writes the follow-up matrix to a workbook (.xlsx) or a Word document (.docx).',
  more: [
    'It holds every comment that was sent, with its answers, in Indonesian: what has not been sent is in nobody’s matrix.',
    'A file that is there already is not written over.',
  ],
  options: {},
  async run(terminal, typed) {
    const { office, found, rest } = await sectionOf({ terminal, typed });
    nothingLeft(rest, 1);
    const [file] = rest.words;
    const write = file === undefined ? undefined : writerOf(file);
    if (file === undefined || write === undefined) throw new UsageFault('FILE must end in .xlsx or .docx.');
    const { comments } = await readComments(office.dependencies.table, found.section.section);
    const bytes = await write(matrixOf(found.section, comments, found.board.people, id));
    await writeFile(file, bytes, { flag: 'wx' }).catch(() => {
      throw new CannotDo(`${file} is there already, or cannot be written.`);
    });
    terminal.out(`${found.section.section}: ${comments.length} comments are in ${file}.`);
    return EXIT.ok;
  },
};

function writerOf(file: string): ((matrix: Matrix) => Promise<Uint8Array>) | undefined {
  if (file.toLowerCase().endsWith('.xlsx')) return matrixXlsx;
  return file.toLowerCase().endsWith('.docx') ? matrixDocx : undefined;
}
