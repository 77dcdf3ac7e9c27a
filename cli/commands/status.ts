import { dateInWords } from '../../functions/calendar/in-words.ts';
import { en } from '../../functions/wording/en.ts';
import { readBoards } from '../boards.ts';
import { type Command, EXIT, flag, UsageFault } from '../command.ts';
import { type SectionStatus, sectionStatuses } from '../section-status.ts';
import { tableText } from '../table-text.ts';

export const status: Command = {
  name: 'status',
  usage: 'status [--json] [--plan P]',
  summary: 'Shows where each section stands, with whom, and until when.',
  more: [
    '--json prints one array, one object per section; times are ISO 8601 with +07:00 or null.',
    'For programs: npm run -s paraf -- status --json (-s leaves npm’s own lines out).',
  ],
  options: { json: { type: 'boolean' }, plan: { type: 'string' } },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`status takes no "${typed.words.join(' ')}".`);
    const office = await terminal.connect();
    const boards = await readBoards(office, flag(typed, 'plan'));
    const now = office.dependencies.now();
    if (typed.flags['json'] === true) {
      terminal.out(
        JSON.stringify(
          boards.flatMap((board) => sectionStatuses(board, now)),
          null,
          2,
        ),
      );
      return EXIT.ok;
    }
    if (boards.length === 0) terminal.out('There is no plan yet. Import one: npm run paraf -- import FILE');
    for (const board of boards) {
      const sections = sectionStatuses(board, now);
      const done = sections.filter(({ state, disputed }) => state === 'signed-off' && !disputed).length;
      terminal.out(`${board.plan.title} (${board.plan.plan}): ${en.board.progress(done, sections.length)}`);
      const heading = ['SECTION', 'STATE', 'ROUND', 'SINCE', 'DUE', 'WAITS FOR'];
      for (const line of tableText(heading, sections.map(asRow))) terminal.out(line);
    }
    return EXIT.ok;
  },
};

const asRow = (it: SectionStatus): string[] => [
  it.section,
  en.stages.states[it.disputed && it.state === 'signed-off' ? 'sign-off-disputed' : it.state],
  it.round === 0 ? '' : String(it.round),
  day(it.since),
  day(it.due),
  [
    ...(it.onHold ? ['ON HOLD'] : []),
    ...(it.disputed ? ['DISPUTED'] : []),
    ...(it.halted === null ? [] : [`HALTED (${it.halted})`]),
    it.holders.map(({ name, required }) => (required ? name : `${name} (optional)`)).join('; '),
  ]
    .filter((text) => text !== '')
    .join(' · '),
];

const day = (instant: string | null): string => (instant === null ? '' : dateInWords(instant, en.calendar));
