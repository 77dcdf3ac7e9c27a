import { holdersOf } from '../../functions/approval/section.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { carryOut, nothingLeft, REASONED, REASONED_HELP } from '../act.ts';
import { CannotDo, type Command, UsageFault, word } from '../command.ts';
import { findPerson } from '../find-person.ts';
import { NEW_PERSON, NEW_PERSON_HELP, personGiven } from '../new-person.ts';

const PERSON_HELP = 'PERSON is an id, a name or an address; --person says the same.';
const ONCE_HELP = '--this-round-only leaves later rounds as they are.';
const once = { 'this-round-only': { type: 'boolean' } } as const;
const person = { person: { type: 'string' } } as const;

const add: Command = {
  name: 'add',
  usage: 'add SECTION PERSON [--optional] [--this-round-only] --by NAME --why TEXT',
  summary: 'Asks one more person in the open stage.',
  more: [PERSON_HELP, NEW_PERSON_HELP, ONCE_HELP, REASONED_HELP],
  options: { ...REASONED, ...NEW_PERSON, ...once, ...person, optional: { type: 'boolean' } },
  run: (terminal, typed) =>
    carryOut(terminal, typed, async (found, rest, dependencies) => {
      nothingLeft(rest, 1);
      const added = await personGiven({ terminal, dependencies }, found, rest, word(rest, 0, 'person'));
      const required = rest.flags['optional'] !== true;
      return [{ act: 'add', person: added.id, required, later: rest.flags['this-round-only'] !== true }];
    }),
};

const replace: Command = {
  name: 'replace',
  usage: 'replace SECTION OLD NEW [--this-round-only] --by NAME --why TEXT',
  summary: 'Asks another person instead of one who has not decided.',
  more: [
    'OLD and NEW are an id, a name or an address; --person OLD and --with NEW say the same.',
    NEW_PERSON_HELP,
    ONCE_HELP,
    REASONED_HELP,
  ],
  options: { ...REASONED, ...NEW_PERSON, ...once, ...person, with: { type: 'string' } },
  run: (terminal, typed) =>
    carryOut(terminal, typed, async (found, rest, dependencies) => {
      nothingLeft(rest, 2);
      const named = rest.flags['person'] !== undefined;
      const old = word(rest, 0, 'person');
      if (old === undefined) throw new UsageFault('OLD is missing: who is replaced.');
      const former = findPerson(found.board.people, old);
      const successor = await personGiven(
        { terminal, dependencies },
        found,
        rest,
        word(rest, named ? 0 : 1, 'with'),
      );
      const later = rest.flags['this-round-only'] !== true;
      return [{ act: 'replace', person: former.id, successor: successor.id, later }];
    }),
};

const excuse: Command = {
  name: 'excuse',
  usage: 'excuse SECTION PERSON --by NAME --why TEXT',
  summary: 'Lets the open stage go on without a person who has not decided.',
  more: [PERSON_HELP, REASONED_HELP],
  options: { ...REASONED, ...person },
  run: (terminal, typed) =>
    carryOut(terminal, typed, ({ board }, rest) => {
      nothingLeft(rest, 1);
      const named = word(rest, 0, 'person');
      if (named === undefined) throw new UsageFault('PERSON is missing: who is excused.');
      return [{ act: 'excuse', person: findPerson(board.people, named).id }];
    }),
};

const resend: Command = {
  name: 'resend',
  usage: 'resend SECTION [PERSON] --by NAME --why TEXT',
  summary: 'Mails a new link to a person who has not decided, or to all of them; former links stop working.',
  more: [PERSON_HELP, REASONED_HELP],
  options: { ...REASONED, ...person },
  run: (terminal, typed) =>
    carryOut(terminal, typed, async ({ board, section }, rest, dependencies) => {
      nothingLeft(rest, 1);
      const named = word(rest, 0, 'person');
      if (named !== undefined) return [{ act: 'resend', person: findPerson(board.people, named).id }];
      const snapshot = await readLatestSnapshot(dependencies.table, section.section);
      const holders = snapshot === null ? [] : holdersOf(snapshot.section);
      if (holders.length === 0)
        throw new CannotDo(`${section.section}: nobody holds it; there is no link to send.`);
      return holders.map((it) => ({ act: 'resend' as const, person: it.person }));
    }),
};

export const rosterActs: readonly Command[] = [add, replace, excuse, resend];
