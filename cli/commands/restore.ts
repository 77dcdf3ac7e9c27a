import { readBoards } from '../boards.ts';
import {
  CannotDo,
  type Command,
  EXIT,
  flag,
  needed,
  type Office,
  type Terminal,
  UsageFault,
} from '../command.ts';
import { copyBack, showLoss } from '../restore/copy-back.ts';
import { goOn, type RestoreOrder } from '../restore/go-on.ts';
import { stopStrays } from '../restore/stop-strays.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'restore --point INSTANT [--from TABLE] [--yes] --by NAME --why TEXT',
  summary:
    'After the records were put back to an earlier point: starts every open section anew and asks again.',
  more: [
    '--point INSTANT: the time to which the records were put back, such as 2026-11-24T10:00:00+07:00. It names this',
    'restore: the same command again goes on where it broke off.',
    '--from TABLE: the table that DynamoDB made of that point; its records are copied over those of the office first.',
    'Without it, the records were put back in their own place.',
    'Without --yes it only shows what would be done, and what is lost by it.',
    'docs/runbook.md#put-the-records-back has the whole of it.',
  ],
  options: {
    point: { type: 'string' },
    from: { type: 'string' },
    yes: { type: 'boolean' },
    by: { type: 'string' },
    why: { type: 'string' },
  },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`restore takes no "${typed.words.join(' ')}".`);
    const order = {
      point: pointOf(needed(typed, 'point', 'the time to which the records were put back')),
      by: needed(typed, 'by', 'who does this'),
      why: needed(typed, 'why', 'the reason, which is kept'),
    };
    const office = await terminal.connect();
    const { table, now } = office.dependencies;
    if (order.point > now()) throw new CannotDo(`--point ${order.point} is still to come.`);
    const name = flag(typed, 'from');
    const from = name === undefined ? null : { ...table, name };
    if (typed.flags['yes'] !== true) {
      await (from === null ? showInPlace(terminal, office) : showLoss(terminal, office, from));
      return EXIT.ok;
    }
    await (from === null ? inPlace(terminal, office, order) : copyBack(terminal, office, from, order));
    terminal.out(`${await stopStrays(office)} executions of the history that is gone were stopped.`);
    terminal.out('Now check: npm run paraf -- verify, then npm run paraf -- doctor.');
    return EXIT.ok;
  },
};

/** ISO 8601 with an offset; kept in UTC, so that one point has one name. */
function pointOf(typed: string): string {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(typed);
  const at = isWhole ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new UsageFault('--point takes a time with its offset, such as 2026-11-24T10:00:00+07:00.');
  }
  return new Date(at).toISOString();
}

async function showInPlace(terminal: Terminal, office: Office): Promise<void> {
  const sections = (await readBoards(office)).flatMap((board) => board.sections);
  const open = sections.filter(({ next, holders }) => next !== null || holders.length > 0);
  const links = open.reduce((sum, { holders }) => sum + holders.length, 0);
  terminal.out(`${open.length} of ${sections.length} sections are open; ${links} links would be sent anew.`);
  terminal.out(
    'Nothing was changed. With --yes, every open section is started anew and everybody is asked again.',
  );
}

async function inPlace(terminal: Terminal, office: Office, order: RestoreOrder): Promise<void> {
  const boards = await readBoards(office);
  const all = boards.flatMap(({ people, sections }) => sections.map(({ section }) => ({ people, section })));
  for (const [index, { people, section }] of all.entries()) {
    const said = await goOn(office.dependencies, people, section, order);
    terminal.out(`${index + 1} of ${all.length}  ${section}: ${said}`);
  }
}
