import { withEach } from '../actions/with-each.ts';
import { readEvents } from '../records/events.ts';
import { readShownBoard, type ShownBoard } from '../records/plan/shown-board.ts';
import { writeCsv } from '../sheets/write-csv.ts';
import { xlsxFile } from '../sheets/xlsx-file.ts';
import type { Answer, Asked, File, Tracker } from './answer.ts';
import { membershipOf } from './membership.ts';
import { type Chain, eventsTable } from './model/events-table.ts';
import { statusTable } from './model/status-table.ts';
import { plainPage } from './view/plain-page.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a deployed function may answer with is 6 MB, of which a file that is no text takes four thirds. */
const MOST_BYTES = 4_000_000;

/** `/export/status.xlsx?plan=ID`: how all sections stand, for whoever may see the board; one Query. */
export const answerStatusFile = (tracker: Tracker, asked: Asked): Promise<Answer | File> =>
  ofBoard(tracker, asked, async (board) => {
    const { dependencies, words } = tracker;
    const bytes = await xlsxFile([statusTable(board, dependencies.now(), words)]);
    return { bytes, type: XLSX, name: `paraf-${board.plan.plan}.xlsx` };
  });

/** `/export/events.csv?plan=ID[&book=ID]`, and `.json`: every event with its hash; one Query a section. */
export const answerEventsFile = (
  tracker: Tracker,
  asked: Asked,
  as: 'csv' | 'json',
): Promise<Answer | File> =>
  ofBoard(tracker, asked, async ({ plan, sections }) => {
    const { book } = asked.query;
    const these = sections.filter((it) => book === undefined || it.book === book);
    const chains = await withEach(these, async ({ section, title }): Promise<Chain> => {
      const events = await readEvents(tracker.dependencies.table, section);
      return { section, title, events };
    });
    const text = as === 'csv' ? writeCsv(eventsTable(chains)) : JSON.stringify({ plan: plan.plan, chains });
    const type = as === 'csv' ? 'text/csv; charset=utf-8' : 'application/json';
    return { bytes: new TextEncoder().encode(text), type, name: `paraf-${plan.plan}-events.${as}` };
  });

async function ofBoard(
  tracker: Tracker,
  asked: Asked,
  fileOf: (board: ShownBoard) => Promise<File['file']>,
): Promise<Answer | File> {
  const { dependencies, words } = tracker;
  const { signedIn, query } = asked;
  const plan = query['plan'] ?? '';
  const member = await membershipOf(tracker, asked, plan);
  const board = member === null ? null : await readShownBoard(dependencies.table, plan);
  if (board === null) return { status: 403, html: plainPage(words.tracker.forbidden, words, signedIn) };
  const file = await fileOf(board);
  return file.bytes.length <= MOST_BYTES
    ? { file }
    : { status: 422, html: plainPage(words.exports.tooBig, words, signedIn) };
}
