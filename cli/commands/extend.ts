import { readDue } from '../../functions/calendar/read-due.ts';
import { type Calendar, calendarsOf } from '../../functions/deadlines/calendar.ts';
import { dueAfter } from '../../functions/deadlines/due.ts';
import { en } from '../../functions/wording/en.ts';
import { carryOut, nothingLeft, REASONED, REASONED_HELP } from '../act.ts';
import { CannotDo, type Command, flag, UsageFault, word } from '../command.ts';

export const extend: Command = {
  name: 'extend',
  usage: 'extend SECTION (DATE | --days N) --by NAME --why TEXT',
  summary: 'Moves the open stage’s deadline, out or forward; links go on working.',
  more: [
    'DATE is a day such as 2026-12-01 (16.00 WIB), or a time such as 2026-12-01T10:00 (WIB); --due says the same.',
    'It must lie ahead, at most two years.',
    '--days N: that many working days after the present deadline.',
    REASONED_HELP,
  ],
  options: { ...REASONED, due: { type: 'string' }, days: { type: 'string' } },
  run: (terminal, typed) =>
    carryOut(terminal, typed, ({ section, board }, rest, dependencies) => {
      nothingLeft(rest, 1);
      const date = word(rest, 0, 'due');
      const days = flag(rest, 'days');
      if ((date === undefined) === (days === undefined))
        throw new UsageFault('Give either DATE or --days N.');
      const { current } = calendarsOf(board.plan.daysOff);
      const from = section.due ?? dependencies.now();
      const due = date === undefined ? later(from, days ?? '', current) : dated(date);
      return [{ act: 'extend', due }];
    }),
};

function later(due: string, days: string, calendar: Calendar): string {
  if (!/^[1-9]\d{0,2}$/.test(days))
    throw new UsageFault('--days takes a whole number of working days from 1.');
  return dueAfter(due, Number(days), calendar);
}

function dated(date: string): string {
  const read = readDue(date);
  if ('due' in read) return read.due;
  const { sentence, forward } = en.refusals['bad-due'];
  throw new CannotDo(`${sentence} ${forward}`);
}
