import { type Forgotten, forgetPerson } from '../../functions/actions/forget-person.ts';
import type { Board } from '../../functions/records/plan/board.ts';
import type { Person } from '../../functions/records/plan/plan.ts';
import { en } from '../../functions/wording/en.ts';
import { nothingLeft } from '../act.ts';
import { readBoards } from '../boards.ts';
import { CannotDo, type Command, EXIT, flag, UsageFault, word } from '../command.ts';
import { findPerson, personsCalled, whoActs } from '../find-person.ts';

export const forget: Command = {
  name: 'forget',
  usage: 'forget PERSON [--plan P] [--by NAME]',
  summary:
    'Drops a person’s name, address and all that they wrote; the record of who decided still verifies.',
  more: [
    'Refused while the person still holds something, is on the roster of an unfinished section, or coordinates.',
    'It cannot be undone. Drafts that they uploaded stay, and so do mails that were sent, their id in the record,',
    'and a name that --by gave and that is nobody of the plan, with the reason given.',
  ],
  options: { person: { type: 'string' }, plan: { type: 'string' }, by: { type: 'string' } },
  async run(terminal, typed) {
    nothingLeft(typed, 1);
    const called = word(typed, 0, 'person');
    if (called === undefined) throw new UsageFault('PERSON is missing.');
    const office = await terminal.connect();
    const boards = await readBoards(office, flag(typed, 'plan'));
    const { board, person } = personOf(boards, called);
    const plan = board.plan.plan;
    const { by } = whoActs(board.people, flag(typed, 'by'));
    const done = await forgetPerson(office.dependencies, { plan, person: person.id, by });
    if ('refused' in done) throw new CannotDo(`${person.id} is not forgotten. ${whyNot(done)}`);
    const many = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
    terminal.out(
      `${person.id} of plan ${plan} is forgotten: name and address are gone, and ${many(done.texts, 'text')} in ${many(done.sections.length, 'section')}.`,
    );
    terminal.out(
      `The id ${person.id} stays in the record; so does a name that --by gave and that is nobody of the plan.`,
    );
    terminal.out('Take them out of the plan file, too. No mail is sent.');
    return EXIT.ok;
  },
};

/** The person called so, in the one plan that has them. */
function personOf(boards: readonly Board[], called: string): { board: Board; person: Person } {
  const having = boards.filter((board) => personsCalled(board.people, called).length > 0);
  const [board] = having.length > 0 ? having : boards;
  if (board === undefined) throw new CannotDo('There is no plan, so there is nobody to forget.');
  if (having.length > 1) {
    throw new CannotDo(
      `"${called}" is in several plans: add --plan ${having.map((it) => it.plan.plan).join(' or ')}.`,
    );
  }
  return { board, person: findPerson(board.people, called) };
}

function whyNot(refused: Extract<Forgotten, { refused: string }>): string {
  if (refused.refused === 'no-such-person') return 'There is no such person.';
  const where = refused.by.map(({ section, as }) => {
    if (as === 'contact')
      return '  the plan: as its contact, named in every mail; name another in the plan file and import it';
    if (as === 'coordinator' || as === 'viewer')
      return `  the plan: as its ${as}; take them out of the plan file and import it`;
    return as === 'holder'
      ? `  ${section}: still asked; replace or excuse them`
      : `  ${section}: on the roster of ${en.stages.stages[as]}; name somebody else in the plan file and import it`;
  });
  return ['They are still needed:', ...where].join('\n');
}
