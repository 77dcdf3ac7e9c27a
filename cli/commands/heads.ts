import { readPlanHead } from '../../functions/records/plan/plan-log.ts';
import { readBoards } from '../boards.ts';
import { type Command, EXIT, flag, UsageFault } from '../command.ts';
import { headLine } from '../heads-file.ts';

export const heads: Command = {
  name: 'heads',
  usage: 'heads [--plan P]',
  summary:
    'Prints where the chain of each section and plan stands, to be kept where the table’s writers cannot write.',
  more: [
    'A line each: section or plan, number of its last event, and that event’s hash. Keep them in a file, printed or',
    'sent to somebody, and hold the records against it later: paraf verify --heads FILE.',
  ],
  options: { plan: { type: 'string' } },
  async run(terminal, typed) {
    if (typed.words.length > 0) throw new UsageFault(`heads takes no "${typed.words.join(' ')}".`);
    const office = await terminal.connect();
    for (const { plan, sections } of await readBoards(office, flag(typed, 'plan'))) {
      const own = await readPlanHead(office.dependencies.table, plan.plan);
      if (own !== null) terminal.out(headLine({ of: plan.plan, ...own }));
      for (const { section, seq, head } of sections) terminal.out(headLine({ of: section, seq, head }));
    }
    return EXIT.ok;
  },
};
