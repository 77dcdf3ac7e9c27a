import { rebuildByHand } from '../../functions/actions/coordinator-acts.ts';
import { nothingLeft, REASONED, REASONED_HELP, sectionOf } from '../act.ts';
import { CannotDo, type Command, EXIT, flag } from '../command.ts';
import { whoActs } from '../find-person.ts';
import { sayActed, sayRefused } from '../say-acted.ts';

export const rebuild: Command = {
  name: 'rebuild',
  usage: 'rebuild SECTION [--by NAME] [--why TEXT]',
  summary: 'Starts a new execution where the records say; a halted section goes on.',
  more: [REASONED_HELP],
  options: { ...REASONED },
  async run(terminal, typed) {
    const { office, found, rest } = await sectionOf({ terminal, typed });
    nothingLeft(rest, 0);
    const { people } = found.board;
    const acted = await rebuildByHand(office.dependencies, {
      section: found.section.section,
      ...whoActs(people, flag(typed, 'by')),
      why: flag(typed, 'why') ?? '',
    });
    if ('refused' in acted) throw new CannotDo(`${found.section.section}: ${sayRefused(people, acted)}`);
    for (const line of await sayActed(office.dependencies.table, found.board, acted)) terminal.out(line);
    return EXIT.ok;
  },
};
