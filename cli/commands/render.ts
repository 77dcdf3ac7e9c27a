import { askForEach } from '../../functions/rendering/ask-to-render.ts';
import { missingRenders } from '../../functions/rendering/missing-renders.ts';
import { nothingLeft, sectionOf } from '../act.ts';
import { readBoards } from '../boards.ts';
import { type Command, EXIT, type Office, type Terminal, type Typed, UsageFault } from '../command.ts';

export const render: Command = {
  name: 'render',
  usage: 'render SECTION|--all',
  summary:
    'Makes drafts readable that are not, or were so by an earlier release; compares what was not compared.',
  more: [
    'What an earlier release made stays readable until it is made anew, and is kept then. A draft that was given up is',
    'tried again. Paraf does it by itself, within minutes; nothing waits for it.',
  ],
  options: { all: { type: 'boolean' } },
  async run(terminal, typed) {
    const { office, sections } = await sectionsOf(terminal, typed);
    const { dependencies } = office;
    const asking = { ...dependencies, firstTryMs: 0 };
    let [drafts, pairs] = [0, 0];
    for (const section of sections) {
      const missing = await missingRenders(dependencies.table, section, true);
      drafts += await askForEach(asking, section, missing.drafts);
      pairs += await askForEach(asking, section, missing.pairs);
    }
    terminal.out(
      drafts + pairs === 0
        ? 'Nothing is missing that was not asked for already.'
        : `${count(drafts, 'draft is', 'drafts are')} read, ${count(pairs, 'comparison is', 'comparisons are')} made, within minutes.`,
    );
    return EXIT.ok;
  },
};

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

async function sectionsOf(
  terminal: Terminal,
  typed: Typed,
): Promise<{ office: Office; sections: readonly string[] }> {
  if (typed.flags['all'] !== true) {
    const { office, found, rest } = await sectionOf({ terminal, typed });
    nothingLeft(rest, 0);
    return { office, sections: [found.section.section] };
  }
  if (typed.words.length > 0) throw new UsageFault('render takes a section or --all, not both.');
  const office = await terminal.connect();
  const boards = await readBoards(office);
  return { office, sections: boards.flatMap((board) => board.sections.map(({ section }) => section)) };
}
