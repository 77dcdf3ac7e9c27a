import { closeCommentOf } from '../../functions/actions/close-comment.ts';
import { nothingLeft, REASONED, REASONED_HELP, sectionOf } from '../act.ts';
import { CannotDo, type Command, EXIT, needed, UsageFault } from '../command.ts';
import { whoActs } from '../find-person.ts';
import { sayRefused } from '../say-acted.ts';

export const closeComment: Command = {
  name: 'close-comment',
  usage: 'close-comment SECTION M-NUMBER --by NAME --why TEXT',
  summary: 'Closes a comment that must be dealt with, in the place of who gave it.',
  more: [
    'Its number stands in the follow-up matrix: M-3. Whoever gave it closes it by approving; this is for when they cannot.',
    REASONED_HELP,
  ],
  options: REASONED,
  async run(terminal, typed) {
    const by = needed(typed, 'by', 'who does this');
    const why = needed(typed, 'why', 'the reason, which is kept');
    const { office, found, rest } = await sectionOf({ terminal, typed });
    nothingLeft(rest, 1);
    const number = /^(?:M-)?([1-9]\d{0,3})$/i.exec(rest.words[0] ?? '')?.[1];
    if (number === undefined) throw new UsageFault('Give the comment’s number, such as M-3.');
    const { board, section } = found;
    const who = { section: section.section, why, ...whoActs(board.people, by) };
    const closed = await closeCommentOf(office.dependencies, who, Number(number));
    if ('refused' in closed) throw new CannotDo(`${who.section}: ${sayRefused(board.people, closed)}`);
    terminal.out(`${who.section}: M-${number} is closed. No mail is sent.`);
    return EXIT.ok;
  },
};
